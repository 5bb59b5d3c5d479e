package city.renewal.notification.adapter.web.rules;

import city.renewal.notification.adapter.web.WorkingTimeBody;
import city.renewal.notification.domain.escalation.EscalationPolicies;
import city.renewal.notification.domain.escalation.EscalationPolicy;
import city.renewal.notification.domain.escalation.OrderColour;
import city.renewal.notification.domain.escalation.PolicyStep;
import city.renewal.notification.domain.escalation.StepOrder;
import city.renewal.notification.domain.message.ChannelName;
import city.renewal.notification.domain.recipient.EscalationLevel;
import city.renewal.notification.domain.worktime.Wait;
import city.renewal.notification.domain.worktime.WorkingTime;
import city.renewal.starter.web.Violations;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Policies as an administrator sends them: all of them together. */
record PoliciesBody(@Nullable List<@Nullable PolicyBody> policies) {
    /** @param workingTime the State Council's workdays, 08:30 to 17:30 in Beijing, when it is left out */
    record PolicyBody(
            @Nullable String policyId,
            @Nullable String name,
            @Nullable WorkingTimeBody workingTime,
            @Nullable List<@Nullable StepBody> steps,
            @Nullable WaitBody acknowledgementLasts,
            @Nullable Boolean criticalOverridesHours) {
        /** Null if it is invalid, and then there are violations. */
        @Nullable
        EscalationPolicy read(String at, Violations violations) {
            var time = workingTime == null ? WorkingTime.OFFICE : workingTime.read(at + ".workingTime", violations);
            var read = new ArrayList<PolicyStep>();
            var sent = violations.list(at + ".steps", steps, EscalationLevel.values().length);
            for (var i = 0; i < sent.size(); i++) {
                var step = sent.get(i).read("%s.steps[%d]".formatted(at, i), violations);
                if (step != null) {
                    read.add(step);
                }
            }
            var lasts = WaitBody.read(at + ".acknowledgementLasts", acknowledgementLasts, violations);
            if (time == null || lasts == null || read.size() < sent.size()) {
                return null;
            }
            return violations.construct(
                    at,
                    () -> new EscalationPolicy(
                            Objects.requireNonNullElse(policyId, ""),
                            Objects.requireNonNullElse(name, ""),
                            time,
                            read,
                            lasts,
                            Boolean.TRUE.equals(criticalOverridesHours)));
        }
    }

    record StepBody(
            @Nullable WaitBody after,
            @Nullable EscalationLevel whom,
            @Nullable List<@Nullable ChannelName> channels,
            @Nullable StepOrderBody issueOrder) {
        /** Null if it is invalid, and then there are violations. */
        @Nullable
        PolicyStep read(String at, Violations violations) {
            var level = violations.given(at + ".whom", whom);
            var wait = WaitBody.read(at + ".after", after, violations);
            var by = channels == null
                    ? List.of(ChannelName.values())
                    : violations.list(at + ".channels", channels, ChannelName.values().length);
            var order = issueOrder == null ? null : issueOrder.read(at + ".issueOrder", violations);
            if (level == null || wait == null || (issueOrder != null && order == null)) {
                return null;
            }
            return violations.construct(
                    at, () -> new PolicyStep(wait, level, by.stream().distinct().toList(), order));
        }
    }

    /**
     * A supervision order that the step gives the unit.
     *
     * @param colour by the alert's kind when it is left out: blue before a date, red after it, yellow for all else
     * @param answerWithinDays working days, 5 when left out
     */
    record StepOrderBody(
            @Nullable OrderColour colour, @Nullable Integer answerWithinDays) {
        /** Null if it is invalid, and then there are violations. */
        @Nullable
        StepOrder read(String at, Violations violations) {
            return violations.construct(
                    at,
                    () -> new StepOrder(colour, Objects.requireNonNullElse(answerWithinDays, StepOrder.USUAL_DAYS)));
        }
    }

    record WaitBody(Wait.@Nullable Unit unit, @Nullable Integer amount) {
        /** Null if it is missing or invalid, and then there are violations. */
        static @Nullable Wait read(String at, @Nullable WaitBody sent, Violations violations) {
            if (sent == null || sent.unit() == null) {
                violations.add(sent == null ? at : at + ".unit", "must be given");
                return null;
            }
            var unit = sent.unit();
            return violations.construct(at, () -> new Wait(unit, Objects.requireNonNullElse(sent.amount(), 0)));
        }
    }

    /** What was sent, checked; a refusal names every field that is wrong. */
    EscalationPolicies read() {
        var violations = new Violations();
        var read = new ArrayList<EscalationPolicy>();
        var sent = violations.list("policies", policies, EscalationPolicies.MOST);
        for (var i = 0; i < sent.size(); i++) {
            var policy = sent.get(i).read("policies[%d]".formatted(i), violations);
            if (policy != null) {
                read.add(policy);
            }
        }
        violations.refuse();
        var all = violations.construct("", () -> new EscalationPolicies(read));
        violations.refuse();
        return Objects.requireNonNull(all);
    }
}
