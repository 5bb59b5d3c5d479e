package city.renewal.notification.domain.escalation;

import static city.renewal.notification.domain.order.SomeOrders.aSubject;
import static city.renewal.notification.domain.order.SomeOrders.withoutPeople;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.notification.domain.escalation.Escalation.Chain;
import city.renewal.notification.domain.escalation.Escalation.Progress;
import city.renewal.notification.domain.recipient.EscalationLevel;
import city.renewal.notification.domain.recipient.Recipient;
import city.renewal.notification.domain.worktime.Wait;
import city.renewal.notification.domain.worktime.WorkingTime;
import city.renewal.schedule.Calendars;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EscalationTest {
    private static final Instant FRIDAY_AFTERNOON = Instant.parse("2023-06-30T08:00:00Z");

    /** Every step that is taken if nobody answers: who is notified, and when. */
    private static List<String> stepsOf(EscalationPolicy policy, Chain chain, Set<String> unreached) {
        var escalation = new Escalation(policy, chain);
        var steps = new ArrayList<String>();
        var notified = new ArrayList<String>();
        var level = 0;
        Optional<Instant> due = Optional.of(FRIDAY_AFTERNOON);
        while (due.isPresent()) {
            var now = due.get();
            var next = escalation.next(
                    Progress.of(level, notified), recipient -> !unreached.contains(recipient.address()));
            if (next.isEmpty()) {
                break;
            }
            level = next.get().escalationLevel().number();
            notified.add(next.get().recipient().address());
            steps.add(now + " " + notified.getLast());
            due = escalation.nextAt(Progress.of(level, notified), now, Calendars.standard());
        }
        return steps;
    }

    private static EscalationPolicy aPolicy(Random random) {
        var levels = IntStream.range(0, EscalationLevel.values().length - 1)
                .filter(_ -> random.nextBoolean())
                .mapToObj(i -> EscalationLevel.values()[i])
                .toList();
        var steps = new ArrayList<PolicyStep>();
        for (var level : levels) {
            steps.add(PolicyStep.of(steps.isEmpty() ? Wait.AT_ONCE : Wait.hours(random.nextInt(1, 20)), level));
        }
        steps.add(PolicyStep.of(steps.isEmpty() ? Wait.AT_ONCE : Wait.SAME_DAY, EscalationLevel.SUPERVISION_OFFICE));
        return new EscalationPolicy("p", "任意", WorkingTime.OFFICE, steps, Wait.days(1), false);
    }

    @Test
    void anOrderClimbsAsAnAlertOfTheSamePeopleDoes() {
        var seed = System.nanoTime();
        var random = new Random(seed);
        for (var i = 0; i < 200; i++) {
            var policy = aPolicy(random);
            var subject = aSubject("programme", "project");
            var unreached = random.nextBoolean() ? Set.of("p-owner") : Set.<String>of();

            assertThat(stepsOf(policy, subject::recipientAt, unreached))
                    .as("seed %d, %s", seed, policy)
                    .isNotEmpty()
                    .isEqualTo(stepsOf(policy, subject.chain()::recipientAt, unreached));
        }
    }

    @Test
    void anOrderOfNobodyInParticularBeginsWithTheUnit() {
        var bare = withoutPeople(aSubject("programme", "project"));
        var policy = EscalationPolicy.everyLevel(WorkingTime.OFFICE, Wait.days(1));

        assertThat(stepsOf(policy, bare::recipientAt, Set.of()))
                .containsExactly(
                        "2023-06-30T08:00:00Z " + new Recipient.Unit(bare.unit()).address(),
                        "2023-07-03T08:00:00Z supervision-office");
    }
}
