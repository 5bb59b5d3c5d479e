package city.renewal.notification.domain;

import city.renewal.events.Standing;
import city.renewal.notification.domain.NodeConcerns.Concern;
import city.renewal.notification.domain.rules.AlertKinds;
import city.renewal.notification.domain.rules.AlertKinds.KindRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which concerns hold on a day.
 *
 * <table>
 * <caption>When a kind holds</caption>
 * <tr><td>DUE_SOON<td>open, and the date is at most so many days ahead; of several thresholds the nearest
 * <tr><td>FORECAST_LATE<td>it stands at risk
 * <tr><td>REPORT_MISSING<td>a report is missing; each silence is an occurrence of its own
 * <tr><td>UNSIGNED<td>the day by which it was to be signed for has passed
 * <tr><td>RETURNED_AGAIN<td>so often sent back, and neither claimed again nor done
 * <tr><td>EXTENSION_WAITING<td>asked for so many days ago and not decided
 * <tr><td>SUSPENDED_LONG<td>the project has stood still for so many days
 * <tr><td>OBJECTED<td>the person named objected and nobody has signed since; each objection is an occurrence of its own
 * </table>
 *
 * @param nextLookAt the first midnight, in the programme's zone, at which time alone changes what holds; null: never
 */
record Holding(Set<Concern> concerns, @Nullable Instant nextLookAt) {
    private static final String SHANGHAI = "Asia/Shanghai";

    static Holding of(NodeConcerns node, AlertKinds rules, Instant now) {
        var zone = ZoneId.of(Objects.requireNonNullElse(node.zone(), SHANGHAI));
        var today = LocalDate.ofInstant(now, zone);
        var concerns = new LinkedHashSet<Concern>();
        var days = Stream.<LocalDate>builder();
        objection(node).ifPresent(which -> concerns.add(new Concern(AlertKind.OBJECTED, which, 0)));
        for (var rule : rules.switchedOn()) {
            occurrence(node, rule, today)
                    .ifPresent(which -> concerns.add(
                            new Concern(rule.kind(), which, rule.kind().isAboutTheDate() ? node.dueVersion() : 0)));
            days(node, rule).forEach(days);
        }
        var next = days.build().filter(day -> day.isAfter(today)).min(Comparator.naturalOrder());
        return new Holding(
                concerns, next.map(day -> day.atStartOfDay(zone).toInstant()).orElse(null));
    }

    private static Optional<String> occurrence(NodeConcerns node, KindRule rule, LocalDate today) {
        var matters = node.matters();
        return switch (rule.kind()) {
            case DUE_SOON -> dueSoon(node, rule, today);
            case FORECAST_LATE -> when(node.standing() == Standing.AT_RISK, "");
            case REPORT_MISSING -> when(isOpen(node), node.silentSince());
            case UNSIGNED -> {
                var by = matters == null ? null : matters.signingDue();
                yield when(
                        by != null && today.isAfter(by) && isUndone(node),
                        node.subject().owner().personId() + "/" + by);
            }
            case RETURNED_AGAIN -> {
                var returns = matters == null ? 0 : matters.returns();
                yield when(isOpen(node) && returns > 0, reached(rule, returns).orElse(null));
            }
            case EXTENSION_WAITING -> {
                var asked = asked(node);
                yield asked == null || !isUndone(node)
                        ? Optional.empty()
                        : reached(rule, ChronoUnit.DAYS.between(asked, today))
                                .map(days -> Objects.requireNonNull(matters).extensionId() + "/" + days);
            }
            case SUSPENDED_LONG -> {
                var from = node.suspendedFrom();
                yield from == null || node.suspensionId() == null
                        ? Optional.empty()
                        : reached(rule, ChronoUnit.DAYS.between(from, today))
                                .map(days -> node.suspensionId() + "/" + days);
            }
            case OVERDUE, OBJECTED, WATCHDOG -> Optional.empty();
        };
    }

    private static Optional<String> objection(NodeConcerns node) {
        var matters = node.matters();
        var at = matters == null ? null : matters.objectedAt();
        return when(isUndone(node), at == null ? null : at.toString());
    }

    /** Days on which a kind may begin or cease to hold. */
    private static Stream<LocalDate> days(NodeConcerns node, KindRule rule) {
        var due = node.dueDate();
        var matters = node.matters();
        return switch (rule.kind()) {
            case DUE_SOON ->
                due == null || !isAhead(node)
                        ? Stream.empty()
                        : Stream.concat(rule.thresholds().stream().map(due::minusDays), Stream.of(due.plusDays(1)));
            case UNSIGNED ->
                matters == null || matters.signingDue() == null
                        ? Stream.empty()
                        : Stream.of(matters.signingDue().plusDays(1));
            case EXTENSION_WAITING -> after(asked(node), rule);
            case SUSPENDED_LONG -> after(node.suspendedFrom(), rule);
            case OVERDUE, FORECAST_LATE, REPORT_MISSING, RETURNED_AGAIN, OBJECTED, WATCHDOG -> Stream.empty();
        };
    }

    private static Stream<LocalDate> after(@Nullable LocalDate from, KindRule rule) {
        return from == null ? Stream.empty() : rule.thresholds().stream().map(from::plusDays);
    }

    private static Optional<String> dueSoon(NodeConcerns node, KindRule rule, LocalDate today) {
        var due = node.dueDate();
        if (due == null || !isAhead(node) || today.isAfter(due)) {
            return Optional.empty();
        }
        var left = ChronoUnit.DAYS.between(today, due);
        return rule.thresholds().stream()
                .filter(days -> left <= days)
                .min(Comparator.naturalOrder())
                .map(String::valueOf);
    }

    /** The highest threshold that is reached. */
    private static Optional<String> reached(KindRule rule, long much) {
        return rule.thresholds().stream()
                .filter(threshold -> much >= threshold)
                .max(Comparator.naturalOrder())
                .map(String::valueOf);
    }

    private static @Nullable LocalDate asked(NodeConcerns node) {
        var matters = node.matters();
        var at = matters == null ? null : matters.extensionRequestedAt();
        return at == null
                ? null
                : LocalDate.ofInstant(at, ZoneId.of(Objects.requireNonNullElse(node.zone(), SHANGHAI)));
    }

    private static Optional<String> when(boolean holds, @Nullable String which) {
        return holds ? Optional.ofNullable(which) : Optional.empty();
    }

    /** Not overdue yet, and work goes on. */
    private static boolean isAhead(NodeConcerns node) {
        return switch (node.standing()) {
            case ON_TRACK, AT_RISK, DUE_SOON -> true;
            case null, default -> false;
        };
    }

    /** Neither done nor claimed to be. */
    private static boolean isOpen(NodeConcerns node) {
        return isUndone(node) && node.standing() != Standing.CLAIMED;
    }

    private static boolean isUndone(NodeConcerns node) {
        var standing = node.standing();
        return standing != null && !standing.isDone();
    }
}
