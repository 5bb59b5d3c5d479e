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
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Policies as an administrator sends them: all of them together. */
record PoliciesBody(@Nullable List<@Nullable PolicyBody> policies) {
    private static final int MOST_POLICIES = 50;

    /** @param workingTime the State Council's workdays, 08:30 to 17:30 in Beijing, when it is left out */
    record PolicyBody(
            @Nullable String policyId,
            @Nullable String name,
            @Nullable WorkingTimeBody workingTime,
            @Nullable List<@Nullable StepBody> steps,
            @Nullable WaitBody acknowledgementLasts,
            @Nullable Boolean criticalOverridesHours) {}

    record StepBody(
            @Nullable WaitBody after,
            @Nullable EscalationLevel whom,
            @Nullable List<@Nullable ChannelName> channels,
            @Nullable StepOrderBody issueOrder) {}

    /**
     * A supervision order that the step gives the unit.
     *
     * @param colour by the alert's kind when it is left out: blue before a date, red after it, yellow for all else
     * @param answerWithinDays working days, 5 when left out
     */
    record StepOrderBody(
            @Nullable OrderColour colour, @Nullable Integer answerWithinDays) {
        StepOrder read(String at, Violations violations) {
            var days = Objects.requireNonNullElse(answerWithinDays, StepOrder.USUAL_DAYS);
            violations.check(days >= 1 && days <= 60, at + ".answerWithinDays", "must be 1 to 60 working days");
            return new StepOrder(colour, days);
        }
    }

    record WaitBody(Wait.@Nullable Unit unit, @Nullable Integer amount) {}

    /** What was sent, checked; a refusal names every field that is wrong. */
    EscalationPolicies read() {
        var violations = new Violations();
        var read = new ArrayList<EscalationPolicy>();
        var ids = new HashSet<String>();
        var sent = violations.list("policies", policies, MOST_POLICIES);
        for (var i = 0; i < sent.size(); i++) {
            var at = "policies[%d]".formatted(i);
            var policy = policy(at, sent.get(i), violations);
            violations.check(ids.add(policy.policyId()), at + ".policyId", "must not be there twice");
            read.add(policy);
        }
        violations.check(
                ids.contains(EscalationPolicy.DEFAULT),
                "policies",
                "must contain one with the policyId '%s'".formatted(EscalationPolicy.DEFAULT));
        violations.refuse();
        return new EscalationPolicies(read);
    }

    private static EscalationPolicy policy(String at, PolicyBody sent, Violations violations) {
        return new EscalationPolicy(
                violations.id(at + ".policyId", sent.policyId()),
                violations.text(at + ".name", sent.name(), 100),
                sent.workingTime() == null
                        ? WorkingTime.OFFICE
                        : sent.workingTime().read(at + ".workingTime", violations),
                steps(at + ".steps", sent.steps(), violations),
                lasting(at + ".acknowledgementLasts", sent.acknowledgementLasts(), violations),
                Boolean.TRUE.equals(sent.criticalOverridesHours()));
    }

    private static List<PolicyStep> steps(String at, @Nullable List<@Nullable StepBody> sent, Violations violations) {
        var steps = new ArrayList<PolicyStep>();
        var given = violations.list(at, sent, EscalationLevel.values().length);
        for (var i = 0; i < given.size(); i++) {
            var place = "%s[%d]".formatted(at, i);
            var step = step(place, given.get(i), violations);
            violations.check(
                    i > 0 || step.after().unit() == Wait.Unit.AT_ONCE,
                    place + ".after.unit",
                    "must be AT_ONCE: the first step waits for nothing");
            violations.check(
                    i == 0 || step.whom().number() > steps.getLast().whom().number(),
                    place + ".whom",
                    "must stand above the step before it");
            violations.check(
                    !isMilder(step, steps),
                    place + ".issueOrder.colour",
                    "must not be milder than that of a step before it");
            steps.add(step);
        }
        violations.check(
                !steps.isEmpty() && steps.getLast().whom() == EscalationLevel.SUPERVISION_OFFICE,
                at,
                "must end with SUPERVISION_OFFICE, so that no alert ends nowhere");
        return steps;
    }

    /** Colours are in the order of their severity; one that depends on the alert's kind is the same for all steps. */
    private static boolean isMilder(PolicyStep step, List<PolicyStep> before) {
        var colour = step.issueOrder() == null ? null : step.issueOrder().colour();
        return colour != null
                && before.stream()
                        .map(PolicyStep::issueOrder)
                        .filter(Objects::nonNull)
                        .map(StepOrder::colour)
                        .filter(Objects::nonNull)
                        .anyMatch(other -> other.compareTo(colour) > 0);
    }

    private static PolicyStep step(String at, StepBody sent, Violations violations) {
        var whom = violations.given(at + ".whom", sent.whom());
        var channels = sent.channels() == null
                ? List.of(ChannelName.values())
                : violations.list(at + ".channels", sent.channels(), ChannelName.values().length);
        violations.check(
                channels.contains(ChannelName.INBOX),
                at + ".channels",
                "must contain INBOX, where everything is found");
        return new PolicyStep(
                wait(at + ".after", sent.after(), violations),
                whom == null ? EscalationLevel.SUPERVISION_OFFICE : whom,
                channels.stream().distinct().toList(),
                sent.issueOrder() == null ? null : sent.issueOrder().read(at + ".issueOrder", violations));
    }

    private static Wait lasting(String at, @Nullable WaitBody sent, Violations violations) {
        var lasts = wait(at, sent, violations);
        violations.check(
                lasts.unit() != Wait.Unit.AT_ONCE || sent == null,
                at + ".unit",
                "must not be AT_ONCE: an answer has to last");
        return lasts;
    }

    private static Wait wait(String at, @Nullable WaitBody sent, Violations violations) {
        if (sent == null || sent.unit() == null) {
            violations.add(sent == null ? at : at + ".unit", "must be given");
            return Wait.AT_ONCE;
        }
        var unit = sent.unit();
        var amount = Objects.requireNonNullElse(sent.amount(), 0);
        if (unit.isCounted()) {
            violations.check(
                    amount >= 1 && amount <= unit.most(),
                    at + ".amount",
                    "must be 1 to %d, but is %d".formatted(unit.most(), amount));
        } else {
            violations.check(amount == 0, at + ".amount", "must be left out with %s".formatted(unit));
        }
        return new Wait(unit, amount);
    }
}
