package city.renewal.notification.domain.escalation;

import city.renewal.events.validation.FieldErrors;
import city.renewal.events.validation.InvalidRecord;
import city.renewal.notification.domain.condition.AlertSubject;
import city.renewal.notification.domain.escalation.Escalation.Progress;
import city.renewal.notification.domain.recipient.EscalationLevel;
import city.renewal.notification.domain.recipient.Recipient;
import city.renewal.notification.domain.worktime.Wait;
import city.renewal.notification.domain.worktime.WorkingTime;
import city.renewal.schedule.Calendars;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Whom an alert notifies, one level after the other, until it is acknowledged.
 *
 * <p>Steps go up the {@linkplain EscalationLevel levels}, the first at once, the last to the supervision office, so that
 * every policy ends there. {@link Escalation} says which step comes next.
 *
 * @param criticalOverridesHours whether critical alerts notify at any hour
 * @param acknowledgementLasts working time after which an acknowledgement without progress expires
 */
public record EscalationPolicy(
        String policyId,
        String name,
        WorkingTime workingTime,
        List<PolicyStep> steps,
        Wait acknowledgementLasts,
        boolean criticalOverridesHours) {
    /** The policy that every alert has unless a route names another one. */
    public static final String DEFAULT = "default";

    private static final int LONGEST_NAME = 100;

    /** @throws InvalidRecord unless the steps begin at once, go up, get no milder, and end with the supervision office */
    public EscalationPolicy {
        var all = List.copyOf(steps);
        InvalidRecord.unless(EscalationPolicy.class, errors -> {
            errors.id("policyId", policyId);
            errors.text("name", name, LONGEST_NAME);
            checkSteps(errors, all);
            errors.check(
                    acknowledgementLasts.unit() != Wait.Unit.AT_ONCE,
                    "acknowledgementLasts.unit",
                    "must not be AT_ONCE: an answer has to last");
        });
        steps = all;
    }

    private static void checkSteps(FieldErrors errors, List<PolicyStep> steps) {
        for (var i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            var at = "steps[%d].".formatted(i);
            errors.check(
                    i > 0 || step.after().unit() == Wait.Unit.AT_ONCE,
                    at + "after.unit",
                    "must be AT_ONCE: the first step waits for nothing");
            errors.check(
                    i == 0 || step.whom().number() > steps.get(i - 1).whom().number(),
                    at + "whom",
                    "must stand above the step before it");
            errors.check(
                    !isMilder(step, steps.subList(0, i)),
                    at + "issueOrder.colour",
                    "must not be milder than that of a step before it");
        }
        errors.check(
                !steps.isEmpty() && steps.getLast().whom() == EscalationLevel.SUPERVISION_OFFICE,
                "steps",
                "must end with SUPERVISION_OFFICE, so that no alert ends nowhere");
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

    /** A step with its recipient. */
    public record Next(int number, PolicyStep step, Recipient recipient) {
        public EscalationLevel escalationLevel() {
            return step.whom();
        }
    }

    /** Every level, each with the same time to acknowledge. */
    public static EscalationPolicy everyLevel(WorkingTime workingTime, Wait patience) {
        var steps = Arrays.stream(EscalationLevel.values())
                .map(level -> PolicyStep.of(level == EscalationLevel.OWNER ? Wait.AT_ONCE : patience, level))
                .toList();
        return new EscalationPolicy(DEFAULT, "逐级上报", workingTime, steps, Wait.days(3), false);
    }

    /** The same with other steps. */
    public EscalationPolicy with(List<PolicyStep> others) {
        return new EscalationPolicy(policyId, name, workingTime, others, acknowledgementLasts, criticalOverridesHours);
    }

    /**
     * The next step above a level; empty above the supervision office.
     *
     * @param level 0 before the first notification
     * @param notified addresses that were notified already
     */
    public Optional<Next> above(int level, AlertSubject subject, Collection<String> notified) {
        return above(level, subject, notified, _ -> true);
    }

    /** The same for those whom a message reaches. */
    public Optional<Next> above(
            int level, AlertSubject subject, Collection<String> notified, Predicate<Recipient> reached) {
        return escalation(subject).next(Progress.of(level, notified), reached);
    }

    private Escalation escalation(AlertSubject subject) {
        return new Escalation(this, subject.chain()::recipientAt);
    }

    /** The steps from one level to another, both included, whose levels have a recipient. */
    public List<Next> reached(int from, int to, AlertSubject subject) {
        var reached = new ArrayList<Next>();
        for (var i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            if (step.whom().number() >= from && step.whom().number() <= to) {
                var number = i + 1;
                subject.chain().recipientAt(step.whom()).ifPresent(one -> reached.add(new Next(number, step, one)));
            }
        }
        return reached;
    }

    /**
     * When the next step above a level is due, if the one before it was taken now.
     *
     * @param calendars those of the subject's place
     */
    public Optional<Instant> nextAt(
            int level, AlertSubject subject, Collection<String> notified, Instant now, Calendars calendars) {
        return escalation(subject).nextAt(Progress.of(level, notified), now, calendars);
    }

    /** When an acknowledgement that is given now expires, by the calendars of the subject's place. */
    public Instant acknowledgementEnds(Instant now, Calendars calendars) {
        return workingTime.by(calendars).after(now, acknowledgementLasts);
    }
}
