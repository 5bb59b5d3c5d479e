package city.renewal.notification.domain.escalation;

import city.renewal.notification.domain.escalation.EscalationPolicy.Next;
import city.renewal.notification.domain.recipient.EscalationLevel;
import city.renewal.notification.domain.recipient.Recipient;
import city.renewal.schedule.Calendars;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Who is notified next of a matter that nobody answers, and when. One computation for alerts that nobody acknowledges and
 * orders whose answer is overdue.
 *
 * <p>A step is skipped when its level has nobody, or when its recipient was notified already or is not reached; the wait of a
 * step counts from the last one that notified somebody.
 */
public record Escalation(EscalationPolicy policy, Chain chain) {
    /** Who stands at each level; empty where nobody does. */
    @FunctionalInterface
    public interface Chain {
        Optional<Recipient> recipientAt(EscalationLevel level);
    }

    /**
     * How far a matter has escalated.
     *
     * @param level the highest that was notified; 0 before the first notification
     * @param notified addresses that were notified
     */
    public record Progress(int level, Set<String> notified) {
        public Progress {
            notified = Set.copyOf(notified);
        }

        public static Progress of(int level, Collection<String> notified) {
            return new Progress(level, Set.copyOf(notified));
        }
    }

    /** The next step above the level that reaches somebody; empty above the supervision office. */
    public Optional<Next> next(Progress progress, Predicate<Recipient> reached) {
        for (var i = 0; i < policy.steps().size(); i++) {
            var step = policy.steps().get(i);
            if (step.whom().number() > progress.level()) {
                var recipient = chain.recipientAt(step.whom())
                        .filter(one -> !progress.notified().contains(one.address()))
                        .filter(reached);
                if (recipient.isPresent()) {
                    return Optional.of(new Next(i + 1, step, recipient.get()));
                }
            }
        }
        return Optional.empty();
    }

    /**
     * When the next step is due if the one before it was taken now; empty above the supervision office.
     *
     * @param calendars those of the matter's place
     */
    public Optional<Instant> nextAt(Progress progress, Instant now, Calendars calendars) {
        return next(progress, _ -> true)
                .map(next -> policy.workingTime()
                        .by(calendars)
                        .after(now, next.step().after()));
    }
}
