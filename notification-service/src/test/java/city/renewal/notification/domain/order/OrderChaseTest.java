package city.renewal.notification.domain.order;

import static city.renewal.notification.SomePeople.active;
import static city.renewal.notification.SomePeople.inactive;
import static city.renewal.notification.domain.order.SomeOrders.DUE;
import static city.renewal.notification.domain.order.SomeOrders.NOW;
import static city.renewal.notification.domain.order.SomeOrders.after;
import static city.renewal.notification.domain.order.SomeOrders.anOrder;
import static city.renewal.notification.domain.order.SomeOrders.issued;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.Person;
import city.renewal.notification.SomeRules;
import city.renewal.notification.application.InMemoryDirectory;
import city.renewal.notification.application.directory.Directory;
import city.renewal.notification.domain.escalation.OrderColour;
import city.renewal.notification.domain.message.Message;
import city.renewal.notification.domain.order.OrderClosure.Outcome;
import city.renewal.notification.domain.recipient.KnownPeople;
import city.renewal.notification.domain.routing.Route;
import city.renewal.notification.domain.routing.RuleSnapshot;
import city.renewal.notification.domain.worktime.WorkingTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OrderChaseTest {
    private static final Instant LATE = Instant.parse("2023-07-04T16:00:00Z");
    private static final Instant AT_NIGHT = Instant.parse("2023-06-30T14:30:00Z");

    private final List<Message> sent = new ArrayList<>();

    private SupervisionOrder advance(SupervisionOrder order, Instant now, WorkingTime hours) {
        var rules = SomeRules.snapshot(Route.ROOT, List.of(), Map.of(), hours);
        var advanced = new OrderChase(rules, now).advance(order);
        advanced.outgoing().forEach(each -> sent.add(each.message()));
        return advanced.delivered();
    }

    /** As the sweep does: processes the order whenever it is due, until the end. */
    private SupervisionOrder until(SupervisionOrder order, Instant end) {
        var next = order;
        for (var at = next.nextStepAt(); at != null && at.isBefore(end); at = next.nextStepAt()) {
            next = advance(next, at, SomeRules.AROUND_THE_CLOCK);
        }
        return next;
    }

    private List<String> told() {
        return sent.stream()
                .map(message -> message.kind() + " " + message.level() + " " + message.address())
                .toList();
    }

    @Test
    void theUnitIsToldAtOnceAndNobodyElseBeforeTheAnswerIsLate() {
        var told = until(anOrder(), LATE);

        assertThat(told()).containsExactly("ORDER_ISSUED 0 unit:u1");
        assertThat(told.nextStepAt()).isEqualTo(LATE);
        assertThat(sent.getFirst().text()).contains("督办〔2023〕1号", "沙子口片区改造", "2023-07-04");
    }

    @Test
    void anUnansweredOrderEscalatesFromThePersonToTheSupervisionOffice() {
        var escalated = until(anOrder(), LATE.plus(Duration.ofDays(30)));

        assertThat(told())
                .containsExactly(
                        "ORDER_ISSUED 0 unit:u1",
                        "ORDER_UNANSWERED 1 p-owner",
                        "ORDER_UNANSWERED 2 unit:u1",
                        "ORDER_UNANSWERED 3 p-leader",
                        "ORDER_UNANSWERED 4 p-commander",
                        "ORDER_UNANSWERED 5 supervision-office");
        assertThat(escalated.nextStepAt()).isNull();
        assertThat(escalated.notified()).hasSize(6);
        assertThat(sent).extracting(Message::at).isSorted();
    }

    @Test
    void levelsWithoutARecipientAreSkipped() {
        var subject = SomeOrders.withoutPeople(anOrder().subject());
        var alone = new SupervisionOrder(
                anOrder().number(),
                OrderColour.BLUE,
                subject,
                anOrder().text(),
                anOrder().issue(),
                anOrder().rounds(),
                null,
                List.of(),
                List.of(),
                List.of(),
                NOW,
                null);

        until(alone, LATE.plus(Duration.ofDays(30)));

        assertThat(told()).containsExactly("ORDER_UNANSWERED 2 unit:u1", "ORDER_UNANSWERED 5 supervision-office");
    }

    @Test
    void anAnswerStopsTheEscalationAndAReturnBeginsAnotherAtTheFirstLevel() {
        var escalated = until(anOrder(), LATE.plus(Duration.ofHours(30)));
        var answeredAt = LATE.plus(Duration.ofHours(31));
        var answered = until(after(escalated.replied("p-unit", "在办", answeredAt)), LATE.plus(Duration.ofDays(9)));
        assertThat(answered.nextStepAt()).as("it waits for whoever judges it").isNull();
        sent.clear();

        var returned = answered.returned("p-supervisor", "不实", DUE.plusDays(10), LATE.plus(Duration.ofDays(9)));
        until(after(returned), LATE.plus(Duration.ofDays(12)));

        assertThat(told())
                .containsExactly(
                        "ORDER_RETURNED 0 unit:u1", "ORDER_UNANSWERED 1 p-owner", "ORDER_UNANSWERED 2 unit:u1");
        assertThat(sent).extracting(Message::dueVersion).containsOnly(2);
        assertThat(sent).extracting(Message::messageId).doesNotHaveDuplicates();
    }

    private List<String> toldOfTheAnswer(@Nullable Boolean readsOffice, KnownPeople people) {
        var order = issued(new OrderNumber("laoshan-2023", 2023, 1), "o", NOW, readsOffice)
                .order();
        var answered = after(until(order, LATE).replied("p-unit", "完成", NOW));
        sent.clear();
        var base = SomeRules.snapshot(Route.ROOT, List.of(), Map.of(), SomeRules.AROUND_THE_CLOCK);
        var rules = new RuleSnapshot(
                base.policies(),
                base.routes(),
                base.silences(),
                base.contacts(),
                base.everybodysHours(),
                base.kinds(),
                base.inhibitionContext(),
                base.calendars(),
                people);
        var advanced = new OrderChase(rules, LATE).advance(answered);
        assertThat(advanced.pending()).isEmpty();
        return advanced.outgoing().stream()
                .map(each -> each.message().address())
                .toList();
    }

    /** A directory that has these people, active or not. */
    private static KnownPeople people(Person... persons) {
        var directory = new InMemoryDirectory();
        directory.keepAll(Stream.of(persons)
                .map(person -> new Directory.RecordedPerson(person, 1))
                .toList());
        return directory.among(List.of("p-supervisor"), List.of());
    }

    @Test
    void whoeverIssuedItHearsOfTheAnswerOnce() {
        var known = people(active("p-supervisor"));
        var left = people(inactive("p-supervisor"));

        assertThat(toldOfTheAnswer(true, known)).as("a supervisor").containsExactly("p-supervisor");
        assertThat(toldOfTheAnswer(true, people()))
                .as("a supervisor whom nobody recorded finds it in the tray")
                .containsExactly("supervision-office");
        assertThat(toldOfTheAnswer(true, left)).containsExactly("supervision-office");
        assertThat(toldOfTheAnswer(false, known))
                .as("a commander, who doesn't look into the tray, and those who do")
                .containsExactly("supervision-office", "p-supervisor");
        assertThat(toldOfTheAnswer(false, left)).containsExactly("supervision-office");
    }

    @Test
    void theUnitHearsOfTheEnd() {
        var answered = until(after(until(anOrder(), LATE).replied("p-unit", "完成", NOW)), LATE);
        until(after(answered.closed(Outcome.ACCEPTED, "p-supervisor", "", NOW)), LATE);

        assertThat(told())
                .containsExactly("ORDER_ISSUED 0 unit:u1", "ORDER_REPLIED 0 p-supervisor", "ORDER_CLOSED 0 unit:u1");
    }

    @Test
    void atNightNobodyIsNotifiedAndInTheMorningOnlyOfConditionsThatStillHold() {
        var held = advance(anOrder(), AT_NIGHT, WorkingTime.DAYTIME);
        assertThat(sent).isEmpty();
        assertThat(held.nextStepAt()).isEqualTo(Instant.parse("2023-07-01T00:00:00Z"));

        var withdrawn = after(held.closed(Outcome.WITHDRAWN, "p-supervisor", "x", AT_NIGHT));
        advance(withdrawn, Instant.parse("2023-07-01T00:00:00Z"), WorkingTime.DAYTIME);

        assertThat(told()).containsExactly("ORDER_CLOSED 0 unit:u1");
    }

    @Test
    void theEscalationWaitsForTheHoursOfTheNextRecipient() {
        var told = until(anOrder(), LATE);

        var held = advance(told, LATE, WorkingTime.DAYTIME);

        assertThat(held.currentCycle().level()).isZero();
        assertThat(held.nextStepAt()).isEqualTo(Instant.parse("2023-07-05T00:00:00Z"));
    }

    @Test
    void aRepeatedStepSendsTheSameIds() {
        var first = new OrderChase(SomeRules.snapshot(Route.ROOT, List.of(), Map.of(), SomeRules.AROUND_THE_CLOCK), NOW)
                .advance(anOrder());
        var again = new OrderChase(
                        SomeRules.snapshot(Route.ROOT, List.of(), Map.of(), SomeRules.AROUND_THE_CLOCK),
                        NOW.plusSeconds(90))
                .advance(anOrder());

        assertThat(first.outgoing().getFirst().message().messageId())
                .isEqualTo(again.outgoing().getFirst().message().messageId());
    }
}
