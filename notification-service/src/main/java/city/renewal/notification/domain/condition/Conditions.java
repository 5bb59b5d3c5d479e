package city.renewal.notification.domain.condition;

import static city.renewal.notification.domain.condition.AlertKind.BLOCKS_NODES;
import static city.renewal.notification.domain.condition.AlertKind.DUE_SOON;
import static city.renewal.notification.domain.condition.AlertKind.EXTENSION_WAITING;
import static city.renewal.notification.domain.condition.AlertKind.FORECAST_LATE;
import static city.renewal.notification.domain.condition.AlertKind.OBJECTED;
import static city.renewal.notification.domain.condition.AlertKind.OVERDUE;
import static city.renewal.notification.domain.condition.AlertKind.REPORT_MISSING;
import static city.renewal.notification.domain.condition.AlertKind.RETURNED_AGAIN;
import static city.renewal.notification.domain.condition.AlertKind.SUSPENDED_LONG;
import static city.renewal.notification.domain.condition.AlertKind.UNSIGNED;

import city.renewal.events.ProblemSubject.BlockedNode;
import city.renewal.events.Standing;
import city.renewal.notification.domain.condition.AlertKinds.KindRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The table of conditions: for each kind of alert, when it holds for a subject, and on which days that may change.
 *
 * <table>
 * <caption>When a kind holds</caption>
 * <tr><td>OVERDUE<td>the subject stands overdue; seen with each fact, since no rule or day decides it
 * <tr><td>DUE_SOON<td>open, and the date is at most so many days ahead; of several thresholds the nearest
 * <tr><td>FORECAST_LATE<td>it stands at risk
 * <tr><td>REPORT_MISSING<td>a report is missing; each silence is an occurrence of its own
 * <tr><td>UNSIGNED<td>the day by which it was to be signed for has passed
 * <tr><td>RETURNED_AGAIN<td>so often sent back, and neither claimed again nor done
 * <tr><td>EXTENSION_WAITING<td>asked for so many days ago and not decided
 * <tr><td>SUSPENDED_LONG<td>the project has stood still for so many days
 * <tr><td>OBJECTED<td>the person named objected and nobody has signed since; each objection is an occurrence of its own
 * <tr><td>BLOCKS_NODES<td>an open problem blocks nodes; another set of nodes is another occurrence
 * </table>
 */
final class Conditions {
    /** When a row is evaluated. */
    enum Evaluated {
        /** With each change of standing, so that every batch of facts raises the same alerts, however it is cut. */
        PER_FACT,
        /** Against the rules and the day, after a batch of facts and when time has passed. */
        PER_DAY
    }

    /**
     * One row.
     *
     * @param occurrence which occurrence holds on a day; empty: the condition doesn't hold
     * @param days on which the condition may begin or cease to hold
     */
    record Row(AlertKind kind, Evaluated evaluated, Holds occurrence, Days days) {}

    @FunctionalInterface
    interface Holds {
        Optional<String> on(WatchedSubject subject, KindRule rule, LocalDate today);
    }

    @FunctionalInterface
    interface Days {
        Stream<LocalDate> of(WatchedSubject subject, KindRule rule);
    }

    private static final Days NONE = (_, _) -> Stream.empty();

    static final List<Row> TABLE = List.of(
            new Row(OVERDUE, Evaluated.PER_FACT, (it, _, _) -> when(it.isOverdue(), ""), NONE),
            perDay(OBJECTED, (it, _, _) -> when(it.isUndone(), objection(it)), NONE),
            perDay(FORECAST_LATE, (it, _, _) -> when(it.standing() == Standing.AT_RISK, ""), NONE),
            perDay(DUE_SOON, Conditions::dueSoon, Conditions::daysBeforeTheDate),
            perDay(REPORT_MISSING, (it, _, _) -> when(it.isOpen(), it.silentSince()), NONE),
            perDay(UNSIGNED, (it, _, today) -> unsigned(it, today), (it, _) -> dayAfter(signingDue(it))),
            perDay(RETURNED_AGAIN, (it, rule, _) -> returned(it, rule), NONE),
            perDay(EXTENSION_WAITING, Conditions::waiting, (it, rule) -> after(asked(it), rule)),
            perDay(SUSPENDED_LONG, Conditions::suspended, (it, rule) -> after(it.suspendedFrom(), rule)),
            perDay(BLOCKS_NODES, (it, _, _) -> when(it.isUndone(), heldUp(it)), NONE));

    private Conditions() {}

    private static Row perDay(AlertKind kind, Holds occurrence, Days days) {
        return new Row(kind, Evaluated.PER_DAY, occurrence, days);
    }

    static boolean isPerFact(AlertKind kind) {
        return TABLE.stream().anyMatch(row -> row.kind() == kind && row.evaluated() == Evaluated.PER_FACT);
    }

    private static Optional<String> dueSoon(WatchedSubject it, KindRule rule, LocalDate today) {
        var due = it.dueDate();
        if (due == null || !it.isAhead() || today.isAfter(due)) {
            return Optional.empty();
        }
        var left = ChronoUnit.DAYS.between(today, due);
        return rule.thresholds().stream()
                .filter(days -> left <= days)
                .min(Comparator.naturalOrder())
                .map(String::valueOf);
    }

    private static Stream<LocalDate> daysBeforeTheDate(WatchedSubject it, KindRule rule) {
        var due = it.dueDate();
        return due == null || !it.isAhead()
                ? Stream.empty()
                : Stream.concat(rule.thresholds().stream().map(due::minusDays), dayAfter(due));
    }

    private static Optional<String> unsigned(WatchedSubject it, LocalDate today) {
        var by = signingDue(it);
        return when(
                by != null && today.isAfter(by) && it.isUndone(),
                it.subject().owner().personId() + "/" + by);
    }

    private static @Nullable LocalDate signingDue(WatchedSubject it) {
        var known = it.circumstances();
        return known == null ? null : known.signingDue();
    }

    /** A problem's returns count from its last opening, so that each opening has occurrences of its own. */
    private static Optional<String> returned(WatchedSubject it, KindRule rule) {
        var known = it.circumstances();
        if (known == null || known.returns() == 0 || !it.isOpen()) {
            return Optional.empty();
        }
        return reached(rule, known.returns())
                .map(times -> known.timesReopened() == 0 ? times : known.timesReopened() + "/" + times);
    }

    private static Optional<String> waiting(WatchedSubject it, KindRule rule, LocalDate today) {
        var known = it.circumstances();
        var from = asked(it);
        return known == null || from == null || !it.isUndone()
                ? Optional.empty()
                : reached(rule, ChronoUnit.DAYS.between(from, today)).map(days -> known.extensionId() + "/" + days);
    }

    private static @Nullable LocalDate asked(WatchedSubject it) {
        var known = it.circumstances();
        var at = known == null ? null : known.extensionRequestedAt();
        return at == null ? null : LocalDate.ofInstant(at, zone(it));
    }

    private static Optional<String> suspended(WatchedSubject it, KindRule rule, LocalDate today) {
        var from = it.suspendedFrom();
        return from == null || it.suspensionId() == null
                ? Optional.empty()
                : reached(rule, ChronoUnit.DAYS.between(from, today)).map(days -> it.suspensionId() + "/" + days);
    }

    private static @Nullable String objection(WatchedSubject it) {
        var known = it.circumstances();
        var at = known == null ? null : known.objectedAt();
        return at == null ? null : at.toString();
    }

    private static @Nullable String heldUp(WatchedSubject it) {
        var known = it.circumstances();
        return known != null
                        && it.subject() instanceof AlertSubject.Problem problem
                        && !problem.blocks().isEmpty()
                ? known.timesReopened()
                        + "/"
                        + AlertIds.set(problem.blocks().stream()
                                .map(BlockedNode::nodeId)
                                .toList())
                : null;
    }

    /** The highest threshold that is reached. */
    private static Optional<String> reached(KindRule rule, long much) {
        return rule.thresholds().stream()
                .filter(threshold -> much >= threshold)
                .max(Comparator.naturalOrder())
                .map(String::valueOf);
    }

    private static Optional<String> when(boolean holds, @Nullable String occurrence) {
        return holds ? Optional.ofNullable(occurrence) : Optional.empty();
    }

    private static Stream<LocalDate> after(@Nullable LocalDate from, KindRule rule) {
        return from == null ? Stream.empty() : rule.thresholds().stream().map(from::plusDays);
    }

    private static Stream<LocalDate> dayAfter(@Nullable LocalDate day) {
        return day == null ? Stream.empty() : Stream.of(day.plusDays(1));
    }

    /** The zone in which a subject's days begin and end. */
    static ZoneId zone(WatchedSubject it) {
        return ZoneId.of(it.zone() == null ? "Asia/Shanghai" : it.zone());
    }

    static LocalDate today(WatchedSubject it, Instant now) {
        return LocalDate.ofInstant(now, zone(it));
    }
}
