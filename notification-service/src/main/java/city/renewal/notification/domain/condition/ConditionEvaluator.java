package city.renewal.notification.domain.condition;

import city.renewal.notification.domain.condition.AlertKinds.KindRule;
import city.renewal.notification.domain.condition.Conditions.Evaluated;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Evaluates the rows of {@link Conditions} for one subject. Pure. */
final class ConditionEvaluator {
    private ConditionEvaluator() {}

    /**
     * What holds on a day.
     *
     * @param conditions those of the rows that rules and days decide
     * @param nextEvaluationAt the first midnight, in the subject's zone, at which time alone changes what holds; null: never
     */
    record Evaluation(
            Set<AlertCondition> conditions, @Nullable Instant nextEvaluationAt) {}

    /** The rows that a day decides, by the kinds that are on. */
    static Evaluation onTheDay(WatchedSubject subject, AlertKinds rules, Instant now) {
        var today = Conditions.today(subject, now);
        var conditions = new LinkedHashSet<AlertCondition>();
        var days = Stream.<LocalDate>builder();
        for (var row : Conditions.TABLE) {
            var rule = rules.rule(row.kind());
            if (row.evaluated() == Evaluated.PER_DAY && rules.isOn(row.kind())) {
                row.occurrence()
                        .on(subject, rule, today)
                        .map(occurrence -> condition(subject, row.kind(), occurrence))
                        .ifPresent(conditions::add);
                row.days().of(subject, rule).forEach(days);
            }
        }
        var next = days.build().filter(day -> day.isAfter(today)).min(Comparator.naturalOrder());
        return new Evaluation(
                conditions,
                next.map(day -> day.atStartOfDay(Conditions.zone(subject)).toInstant())
                        .orElse(null));
    }

    /** The rows that a fact decides, whatever the rules and the day. */
    static List<AlertCondition> byFact(WatchedSubject subject) {
        return Conditions.TABLE.stream()
                .filter(row -> row.evaluated() == Evaluated.PER_FACT)
                .flatMap(row -> row
                        .occurrence()
                        .on(subject, KindRule.builtIn(row.kind()), LocalDate.EPOCH)
                        .map(occurrence -> condition(subject, row.kind(), occurrence))
                        .stream())
                .toList();
    }

    private static AlertCondition condition(WatchedSubject subject, AlertKind kind, String occurrence) {
        return new AlertCondition(kind, occurrence, kind.isAboutTheDate() ? subject.dueVersion() : 0);
    }

    /**
     * Why a condition that a fact decided has ended; empty: its alert stays open. A claim leaves it open, since it is only
     * the unit's word until somebody checks it.
     */
    static Optional<Resolution> ended(AlertCondition condition, WatchedSubject subject) {
        var standing = subject.standing();
        if (standing != null && condition.dueVersion() != subject.dueVersion()) {
            return Optional.of(Resolution.DUE_DATE_MOVED);
        }
        return switch (standing) {
            case null -> Optional.of(Resolution.NODE_REMOVED);
            case DONE_ON_TIME, DONE_LATE -> Optional.of(Resolution.DONE);
            case SUSPENDED -> Optional.of(Resolution.SUSPENDED);
            case ON_TRACK, AT_RISK, DUE_SOON -> Optional.of(Resolution.NOT_OVERDUE);
            case CLAIMED, OVERDUE -> Optional.empty();
        };
    }
}
