package city.renewal.notification.domain.rules;

import city.renewal.notification.domain.AlertSubject;
import city.renewal.notification.domain.Ladder;
import city.renewal.notification.domain.Recipient;
import city.renewal.notification.domain.Rung;
import city.renewal.schedule.Calendars;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Who is told of an alert, one after the other, until somebody answers.
 *
 * <p>Steps go up the {@linkplain Rung ladder}, the first at once, the last to the supervision office, so that no policy
 * ends nowhere. A step whose rung nobody stands on is passed over, and so is one whose people were told already; the wait
 * of a step counts from the last one that told somebody.
 *
 * @param criticalOverridesHours whether what is critical is told at any hour
 * @param acknowledgementLasts working time after which an answer without progress no longer stops the climb
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

    /** A step with somebody to tell. */
    public record Next(int number, PolicyStep step, Recipient recipient) {
        public Rung rung() {
            return step.whom();
        }
    }

    /** Every rung of the ladder, each with the same time to answer. */
    public static EscalationPolicy everyRung(WorkingTime workingTime, Wait patience) {
        var steps = Arrays.stream(Rung.values())
                .map(rung -> PolicyStep.of(rung == Rung.OWNER ? Wait.AT_ONCE : patience, rung))
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
     * @param level 0 before anybody was told
     * @param told addresses that were told already
     */
    public Optional<Next> above(int level, AlertSubject subject, Collection<String> told) {
        return above(level, subject, told, _ -> true);
    }

    /** The same for those whom a message reaches. */
    public Optional<Next> above(
            int level, AlertSubject subject, Collection<String> told, Predicate<Recipient> reached) {
        for (var i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            if (step.whom().level() > level) {
                var recipient = Ladder.on(step.whom(), subject)
                        .filter(one -> !told.contains(one.address()))
                        .filter(reached);
                if (recipient.isPresent()) {
                    return Optional.of(new Next(i + 1, step, recipient.get()));
                }
            }
        }
        return Optional.empty();
    }

    /** The steps from one level to another, both included, on whose rungs somebody stands. */
    public List<Next> reached(int from, int to, AlertSubject subject) {
        var reached = new ArrayList<Next>();
        for (var i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            if (step.whom().level() >= from && step.whom().level() <= to) {
                var number = i + 1;
                Ladder.on(step.whom(), subject).ifPresent(one -> reached.add(new Next(number, step, one)));
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
            int level, AlertSubject subject, Collection<String> told, Instant now, Calendars calendars) {
        return above(level, subject, told)
                .map(next -> workingTime.by(calendars).after(now, next.step().after()));
    }

    /** When an answer that is given now no longer stops the climb, by the calendars of its place. */
    public Instant acknowledgementEnds(Instant now, Calendars calendars) {
        return workingTime.by(calendars).after(now, acknowledgementLasts);
    }
}
