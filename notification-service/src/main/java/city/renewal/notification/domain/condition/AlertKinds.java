package city.renewal.notification.domain.condition;

import city.renewal.events.validation.FieldErrors;
import city.renewal.events.validation.InvalidRecord;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The kinds of alerts with their severities, and which kinds inhibit others. */
public record AlertKinds(List<KindRule> kinds, List<Inhibition> inhibitions) {
    public static final int MOST_INHIBITIONS = 50;

    /** @throws InvalidRecord for a kind that is there twice or is not set, and for inhibitions that lead back to themselves */
    public AlertKinds {
        var rules = List.copyOf(kinds);
        var all = List.copyOf(inhibitions);
        InvalidRecord.unless(AlertKinds.class, errors -> {
            checkKinds(errors, rules);
            errors.list("inhibitions", all, MOST_INHIBITIONS);
            checkLoops(errors, all);
        });
        kinds = rules;
        inhibitions = all;
    }

    private static void checkKinds(FieldErrors errors, List<KindRule> rules) {
        var seen = EnumSet.noneOf(AlertKind.class);
        for (var i = 0; i < rules.size(); i++) {
            var kind = rules.get(i).kind();
            var field = "kinds[%d].kind".formatted(i);
            errors.check(seen.add(kind), field, "must not be there twice");
            errors.check(kind != AlertKind.WATCHDOG, field, "must not be WATCHDOG, which is not set");
        }
    }

    /** Two alerts that each wait for the other would both wait for ever. */
    private static void checkLoops(FieldErrors errors, List<Inhibition> inhibitions) {
        for (var i = 0; i < inhibitions.size(); i++) {
            var held = EnumSet.noneOf(AlertKind.class);
            held.addAll(inhibitions.get(i).of());
            for (var grown = true; grown; ) {
                grown = false;
                for (var each : inhibitions) {
                    if (each.by().stream().anyMatch(held::contains)) {
                        grown |= held.addAll(each.of());
                    }
                }
            }
            errors.check(
                    inhibitions.get(i).by().stream().noneMatch(held::contains),
                    "inhibitions[%d]".formatted(i),
                    "must not lead back to itself: alerts would wait for each other for ever");
        }
    }

    /** These rules, and the built-in ones of the kinds that are left out; null: the built-in inhibitions. */
    public static AlertKinds completed(List<KindRule> rules, @Nullable List<Inhibition> inhibitions) {
        var missing = BUILT_IN.kinds.stream()
                .filter(builtIn -> rules.stream().noneMatch(rule -> rule.kind() == builtIn.kind()));
        return new AlertKinds(
                Stream.concat(rules.stream(), missing).toList(),
                inhibitions == null ? BUILT_IN.inhibitions : inhibitions);
    }

    /**
     * How one kind is treated.
     *
     * @param thresholds days before the date (DUE_SOON), days that something has lasted (EXTENSION_WAITING,
     *     SUSPENDED_LONG), or how often it happened (RETURNED_AGAIN); an alert for each that is reached. Empty for others
     */
    public record KindRule(AlertKind kind, boolean on, Severity severity, List<Integer> thresholds) {
        public static final int MOST_THRESHOLDS = 10;
        private static final int LARGEST = 365;

        /** @throws InvalidRecord for a kind that is off though it must not be, or thresholds that it doesn't know */
        public KindRule {
            var all = List.copyOf(thresholds);
            InvalidRecord.unless(KindRule.class, errors -> {
                errors.check(
                        on || kind.isSwitched(),
                        "on",
                        "must be true: what is overdue, and an objection, always has its alert");
                checkThresholds(errors, kind, all);
            });
            thresholds = all;
        }

        private static void checkThresholds(FieldErrors errors, AlertKind kind, List<Integer> thresholds) {
            errors.list("thresholds", thresholds, MOST_THRESHOLDS);
            errors.check(
                    hasThresholds(kind) != thresholds.isEmpty(),
                    "thresholds",
                    hasThresholds(kind)
                            ? "must name at least one number"
                            : "must be left out: %s knows no thresholds".formatted(kind));
            for (var i = 0; i < thresholds.size(); i++) {
                var threshold = thresholds.get(i);
                errors.check(
                        threshold >= 1 && threshold <= LARGEST,
                        "thresholds[%d]".formatted(i),
                        "must be 1 to %d, but is %d".formatted(LARGEST, threshold));
            }
        }

        /** The same with its thresholds in order, each once. */
        public KindRule sorted() {
            return new KindRule(
                    kind, on, severity, thresholds.stream().distinct().sorted().toList());
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

        /** @throws InvalidRecord unless each side names kinds that the other doesn't; nothing inhibits what is overdue */
        public Inhibition {
            var inhibiting = List.copyOf(by);
            var inhibited = List.copyOf(of);
            InvalidRecord.unless(
                    Inhibition.class,
                    errors -> errors.check(!inhibiting.isEmpty(), "by", "must name at least one kind")
                            .check(!inhibited.isEmpty(), "of", "must name at least one kind")
                            .check(
                                    !inhibited.contains(AlertKind.OVERDUE),
                                    "of",
                                    "must not contain OVERDUE: nothing may hold back what is overdue")
                            .check(
                                    inhibiting.stream().noneMatch(inhibited::contains),
                                    "of",
                                    "must not contain a kind that stands in 'by'"));
            by = inhibiting;
            of = inhibited;
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
        return !thresholds(kind).isEmpty();
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
