package city.renewal.notification.domain.rules;

import city.renewal.events.PersonRef;
import city.renewal.notification.domain.Matter;
import org.jspecify.annotations.Nullable;

/** A field of a matter that rules may ask for. */
public enum Trait {
    PROGRAMME,
    AREA,
    FIELD,
    HEADQUARTERS,
    UNIT,
    OWNER,
    LEADER,
    PROJECT,
    NODE,
    KIND,
    SEVERITY,
    /** The level that the alert has reached: 0 before anybody was told. */
    LEVEL;

    /** Its value; empty where there is none, such as a node without a leader. */
    public String of(Matter matter, int level) {
        var subject = matter.subject();
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
            case KIND -> matter.kind().name();
            case SEVERITY -> matter.severity().name();
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
