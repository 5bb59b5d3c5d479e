package city.renewal.notification.domain.condition;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The kinds of alerts with their severities, and which kinds inhibit others. */
public record AlertKinds(List<KindRule> kinds, List<Inhibition> inhibitions) {
    public AlertKinds {
        kinds = List.copyOf(kinds);
        inhibitions = List.copyOf(inhibitions);
    }

    /**
     * How one kind is treated.
     *
     * @param thresholds days before the date (DUE_SOON), days that something has lasted (EXTENSION_WAITING,
     *     SUSPENDED_LONG), or how often it happened (RETURNED_AGAIN); an alert for each that is reached. Empty for others
     */
    public record KindRule(AlertKind kind, boolean on, Severity severity, List<Integer> thresholds) {
        public KindRule {
            thresholds = List.copyOf(thresholds);
        }

        /** As the service came with it. */
        public static KindRule builtIn(AlertKind kind) {
            return new KindRule(kind, kind.isOnByDefault(), kind.severity(), AlertKinds.thresholds(kind));
        }
    }

    /**
     * As long as an alert of one of the kinds {@code by} is open, alerts of the kinds {@code of} on the same node or project
     * wait.
     */
    public record Inhibition(List<AlertKind> by, List<AlertKind> of, Within within) {
        /** The scope in which it inhibits. */
        public enum Within {
            NODE,
            PROJECT
        }

        public Inhibition {
            by = List.copyOf(by);
            of = List.copyOf(of);
        }
    }

    /**
     * What holds until somebody sets it: an alert for what is overdue, for an objection, for what was returned again and for a
     * problem that holds up nodes, and for nothing else.
     */
    public static final AlertKinds BUILT_IN = new AlertKinds(
            Arrays.stream(AlertKind.values())
                    .filter(kind -> kind != AlertKind.WATCHDOG)
                    .map(kind -> KindRule.builtIn(kind))
                    .toList(),
            List.of(
                    new Inhibition(
                            List.of(AlertKind.OVERDUE),
                            List.of(AlertKind.FORECAST_LATE, AlertKind.DUE_SOON, AlertKind.REPORT_MISSING),
                            Inhibition.Within.NODE),
                    new Inhibition(
                            List.of(AlertKind.FORECAST_LATE), List.of(AlertKind.DUE_SOON), Inhibition.Within.NODE),
                    new Inhibition(
                            List.of(AlertKind.SUSPENDED_LONG),
                            Arrays.stream(AlertKind.values())
                                    .filter(AlertKind::isSwitched)
                                    .filter(kind -> kind != AlertKind.SUSPENDED_LONG)
                                    .toList(),
                            Inhibition.Within.PROJECT)));

    private static final Set<AlertKind> WITH_THRESHOLDS =
            Set.of(AlertKind.DUE_SOON, AlertKind.EXTENSION_WAITING, AlertKind.SUSPENDED_LONG, AlertKind.RETURNED_AGAIN);

    /** What a kind comes with; empty for one that knows no thresholds. */
    public static List<Integer> thresholds(AlertKind kind) {
        return switch (kind) {
            case DUE_SOON -> List.of(7, 3, 1);
            case EXTENSION_WAITING -> List.of(3);
            case SUSPENDED_LONG -> List.of(30);
            case RETURNED_AGAIN -> List.of(2);
            case OVERDUE, FORECAST_LATE, REPORT_MISSING, UNSIGNED, OBJECTED, BLOCKS_NODES, WATCHDOG -> List.of();
        };
    }

    public static boolean hasThresholds(AlertKind kind) {
        return WITH_THRESHOLDS.contains(kind);
    }

    /** How every kind that rules may set is treated. */
    public List<KindRule> all() {
        return Arrays.stream(AlertKind.values())
                .filter(kind -> kind != AlertKind.WATCHDOG)
                .map(this::rule)
                .toList();
    }

    /** How a kind is treated; a kind that rules of before don't know is treated as the service came with it. */
    public KindRule rule(AlertKind kind) {
        return kinds.stream().filter(rule -> rule.kind() == kind).findFirst().orElseGet(() -> KindRule.builtIn(kind));
    }

    public boolean isOn(AlertKind kind) {
        return !kind.isSwitched() || rule(kind).on();
    }

    public Severity severity(AlertKind kind) {
        return rule(kind).severity();
    }
}
