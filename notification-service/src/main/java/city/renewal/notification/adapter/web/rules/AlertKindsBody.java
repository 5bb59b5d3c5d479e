package city.renewal.notification.adapter.web.rules;

import city.renewal.notification.domain.condition.AlertKind;
import city.renewal.notification.domain.condition.AlertKinds;
import city.renewal.notification.domain.condition.AlertKinds.Inhibition;
import city.renewal.notification.domain.condition.AlertKinds.KindRule;
import city.renewal.notification.domain.condition.Severity;
import city.renewal.starter.web.Violations;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The kinds of alerts as an administrator sends them; a kind that is left out stays as the service came with it. */
record AlertKindsBody(
        @Nullable List<@Nullable KindBody> kinds, @Nullable List<@Nullable InhibitionBody> inhibitions) {
    private static final int MOST_THRESHOLDS = 10;
    private static final int LARGEST = 365;
    private static final int MOST_INHIBITIONS = 50;

    /**
     * One kind.
     *
     * @param on whether it raises alerts; off when it is left out
     * @param severity as the kind has it when it is left out
     * @param thresholds as the kind has them when they are left out
     */
    record KindBody(
            @Nullable AlertKind kind,
            @Nullable Boolean on,
            @Nullable Severity severity,
            @Nullable List<@Nullable Integer> thresholds) {}

    record InhibitionBody(
            @Nullable List<@Nullable AlertKind> by,
            @Nullable List<@Nullable AlertKind> of,
            Inhibition.@Nullable Within within) {}

    /** What was sent, checked; a refusal names every field that is wrong. */
    AlertKinds read() {
        var violations = new Violations();
        var rules = new ArrayList<KindRule>();
        var seen = EnumSet.noneOf(AlertKind.class);
        var sent = violations.list("kinds", kinds, AlertKind.values().length);
        for (var i = 0; i < sent.size(); i++) {
            var at = "kinds[%d]".formatted(i);
            var kind = violations.given(at + ".kind", sent.get(i).kind());
            if (kind != null) {
                violations.check(seen.add(kind), at + ".kind", "must not be there twice");
                violations.check(kind != AlertKind.WATCHDOG, at + ".kind", "must not be WATCHDOG, which is not set");
                rules.add(rule(at, kind, sent.get(i), violations));
            }
        }
        AlertKinds.BUILT_IN.kinds().stream()
                .filter(rule -> !seen.contains(rule.kind()))
                .forEach(rules::add);
        var read = new AlertKinds(
                rules, inhibitions == null ? AlertKinds.BUILT_IN.inhibitions() : inhibitions(violations));
        violations.refuse();
        return read;
    }

    private static KindRule rule(String at, AlertKind kind, KindBody sent, Violations violations) {
        var on = Objects.requireNonNullElse(sent.on(), !kind.isSwitched());
        violations.check(
                on || kind.isSwitched(),
                at + ".on",
                "must be true: what is overdue, and an objection, always has its alert");
        return new KindRule(
                kind,
                on,
                Objects.requireNonNullElse(sent.severity(), kind.severity()),
                sent.thresholds() == null
                        ? AlertKinds.thresholds(kind)
                        : thresholds(at + ".thresholds", kind, sent.thresholds(), violations));
    }

    private static List<Integer> thresholds(
            String at, AlertKind kind, List<@Nullable Integer> sent, Violations violations) {
        var given = violations.list(at, sent, MOST_THRESHOLDS);
        violations.check(
                AlertKinds.hasThresholds(kind) != given.isEmpty(),
                at,
                AlertKinds.hasThresholds(kind)
                        ? "must name at least one number"
                        : "must be left out: %s knows no thresholds".formatted(kind));
        for (var i = 0; i < given.size(); i++) {
            var much = given.get(i);
            violations.check(
                    much >= 1 && much <= LARGEST,
                    "%s[%d]".formatted(at, i),
                    "must be 1 to %d, but is %d".formatted(LARGEST, much));
        }
        return given.stream().distinct().sorted().toList();
    }

    private List<Inhibition> inhibitions(Violations violations) {
        var read = new ArrayList<Inhibition>();
        var sent = violations.list("inhibitions", inhibitions, MOST_INHIBITIONS);
        for (var i = 0; i < sent.size(); i++) {
            var at = "inhibitions[%d]".formatted(i);
            var by = violations.list(at + ".by", sent.get(i).by(), AlertKind.values().length);
            var of = violations.list(at + ".of", sent.get(i).of(), AlertKind.values().length);
            var within = violations.given(at + ".within", sent.get(i).within());
            violations.check(!by.isEmpty(), at + ".by", "must name at least one kind");
            violations.check(!of.isEmpty(), at + ".of", "must name at least one kind");
            violations.check(
                    !of.contains(AlertKind.OVERDUE),
                    at + ".of",
                    "must not contain OVERDUE: nothing may hold back what is overdue");
            violations.check(
                    by.stream().noneMatch(of::contains), at + ".of", "must not contain a kind that stands in 'by'");
            read.add(new Inhibition(by, of, within == null ? Inhibition.Within.NODE : within));
        }
        refuseLoops(read, violations);
        return read;
    }

    /** Two alerts that each wait for the other would both wait for ever. */
    private static void refuseLoops(List<Inhibition> read, Violations violations) {
        for (var i = 0; i < read.size(); i++) {
            var held = EnumSet.noneOf(AlertKind.class);
            held.addAll(read.get(i).of());
            for (var grown = true; grown; ) {
                grown = false;
                for (var each : read) {
                    if (each.by().stream().anyMatch(held::contains)) {
                        grown |= held.addAll(each.of());
                    }
                }
            }
            violations.check(
                    read.get(i).by().stream().noneMatch(held::contains),
                    "inhibitions[%d]".formatted(i),
                    "must not lead back to itself: alerts would wait for each other for ever");
        }
    }
}
