package city.renewal.notification.domain.routing;

import city.renewal.events.PersonRef;
import city.renewal.notification.domain.condition.AlertCandidate;
import city.renewal.notification.domain.condition.AlertSubject;
import org.jspecify.annotations.Nullable;

/** A field of an alert that rules may match on. */
public enum MatchField {
    PROGRAMME,
    AREA,
    FIELD,
    HEADQUARTERS,
    UNIT,
    OWNER,
    LEADER,
    PROJECT,
    NODE,
    /** The problem that it is about. */
    PROBLEM,
    /** The category of the problem that it is about, such as {@code LAND}. */
    CATEGORY,
    /** What kind of thing it is about, such as {@code PROBLEM}. */
    SUBJECT,
    KIND,
    SEVERITY,
    /** The level that the alert has reached: 0 before the first notification. */
    LEVEL;

    /** Its value; empty where there is none, such as a node without a leader. */
    public String of(AlertCandidate candidate, int level) {
        var subject = candidate.subject();
        return switch (this) {
            case PROGRAMME -> subject.programme();
            case AREA -> subject.area();
            case FIELD -> subject.field();
            case HEADQUARTERS -> text(subject.headquarters());
            case UNIT -> subject.unit().unitId();
            case OWNER -> id(subject.owner());
            case LEADER -> id(subject.leader());
            case PROJECT -> subject.projectId();
            case NODE -> subject.nodeId();
            case PROBLEM -> text(subject.problemId());
            case CATEGORY -> subject instanceof AlertSubject.Problem problem ? problem.category() : "";
            case SUBJECT -> subject.type().name();
            case KIND -> candidate.kind().name();
            case SEVERITY -> candidate.severity().name();
            case LEVEL -> Integer.toString(level);
        };
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static String id(@Nullable PersonRef person) {
        return person == null ? "" : person.personId();
    }
}
