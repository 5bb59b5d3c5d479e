package city.renewal.notification.domain.escalation;

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

    public EscalationPolicy {
        steps = List.copyOf(steps);
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
