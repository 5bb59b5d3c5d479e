package city.renewal.notification.adapter.web.rules;

import city.renewal.notification.domain.condition.AlertKind;
import city.renewal.notification.domain.condition.AlertKinds;
import city.renewal.notification.domain.condition.AlertKinds.Inhibition;
import city.renewal.notification.domain.condition.AlertKinds.KindRule;
import city.renewal.notification.domain.condition.Severity;
import city.renewal.starter.web.Violations;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The kinds of alerts as an administrator sends them; a kind that is left out stays as the service came with it. */
record AlertKindsBody(
        @Nullable List<@Nullable KindBody> kinds, @Nullable List<@Nullable InhibitionBody> inhibitions) {
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
            @Nullable List<@Nullable Integer> thresholds) {
        /** Null if it is invalid, and then there are violations. */
        @Nullable
        KindRule read(String at, Violations violations) {
            var named = violations.given(at + ".kind", kind);
            if (named == null) {
                return null;
            }
            var given = thresholds == null
                    ? AlertKinds.thresholds(named)
                    : violations.list(at + ".thresholds", thresholds, KindRule.MOST_THRESHOLDS);
            var rule = violations.construct(
                    at,
                    () -> new KindRule(
                            named,
                            Objects.requireNonNullElse(on, !named.isSwitched()),
                            Objects.requireNonNullElse(severity, named.severity()),
                            given));
            return rule == null || thresholds == null ? rule : rule.sorted();
        }
    }

    record InhibitionBody(
            @Nullable List<@Nullable AlertKind> by,
            @Nullable List<@Nullable AlertKind> of,
            Inhibition.@Nullable Within within) {
        /** Null if it is invalid, and then there are violations. */
        @Nullable
        Inhibition read(String at, Violations violations) {
            var inhibiting = violations.list(at + ".by", by, AlertKind.values().length);
            var inhibited = violations.list(at + ".of", of, AlertKind.values().length);
            var scope = violations.given(at + ".within", within);
            return violations.construct(
                    at, () -> new Inhibition(inhibiting, inhibited, scope == null ? Inhibition.Within.NODE : scope));
        }
    }

    /** What was sent, checked; a refusal names every field that is wrong. */
    AlertKinds read() {
        var violations = new Violations();
        var rules = rules(violations);
        var inhibiting = inhibitions == null ? null : inhibitions(violations);
        violations.refuse();
        var read = violations.construct("", () -> AlertKinds.completed(rules, inhibiting));
        violations.refuse();
        return Objects.requireNonNull(read);
    }

    private List<KindRule> rules(Violations violations) {
        var rules = new ArrayList<KindRule>();
        var sent = violations.list("kinds", kinds, AlertKind.values().length);
        for (var i = 0; i < sent.size(); i++) {
            var rule = sent.get(i).read("kinds[%d]".formatted(i), violations);
            if (rule != null) {
                rules.add(rule);
            }
        }
        return rules;
    }

    private List<Inhibition> inhibitions(Violations violations) {
        var read = new ArrayList<Inhibition>();
        var sent = violations.list("inhibitions", inhibitions, AlertKinds.MOST_INHIBITIONS);
        for (var i = 0; i < sent.size(); i++) {
            var inhibition = sent.get(i).read("inhibitions[%d]".formatted(i), violations);
            if (inhibition != null) {
                read.add(inhibition);
            }
        }
        return read;
    }
}
