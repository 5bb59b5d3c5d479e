package city.renewal.notification.domain.order;

import static city.renewal.notification.domain.order.SomeOrders.DUE;
import static city.renewal.notification.domain.order.SomeOrders.NOW;
import static city.renewal.notification.domain.order.SomeOrders.after;
import static city.renewal.notification.domain.order.SomeOrders.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.SupervisionOrderEvent.SupervisionOrderClosed;
import city.renewal.events.SupervisionOrderEvent.SupervisionOrderReplied;
import city.renewal.events.SupervisionOrderEvent.SupervisionOrderReturned;
import city.renewal.events.Withdrawal;
import city.renewal.notification.domain.order.OrderClosure.Outcome;
import city.renewal.notification.domain.order.SupervisionOrder.Changed;
import city.renewal.notification.domain.order.SupervisionOrder.Refused;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SupervisionOrderTest {
    private static final Instant IN_TIME = Instant.parse("2023-07-04T15:59:59Z");
    private static final Instant LATE = Instant.parse("2023-07-04T16:00:00Z");

    @Test
    void isNumberedByItsOffice() {
        var number = new OrderNumber("laoshan-2023", 2023, 1, new OrderOffice("370212", "崂山区"));

        assertThat(number.text()).isEqualTo("崂山督办〔2023〕1号");
        assertThat(number.orderId()).isEqualTo("2023-370212-1");
        assertThat(new OrderOffice("419001", "济源市").mark()).isEqualTo("济源");
        assertThat(new OrderOffice("110199", "110199").mark()).isEqualTo("110199");
        assertThat(OrderOffice.district("370212005003")).isEqualTo("370212");
    }

    @Test
    void anOrderOfBeforeOfficesKeepsItsNumber() {
        assertThat(anOrder().number().text()).isEqualTo("督办〔2023〕1号");
        assertThat(anOrder().orderId()).isEqualTo("laoshan-2023-2023-1");
    }

    @Test
    void aReturnDoesNotShortenTheUnitsTime() {
        var replied = after(anOrder().replied("p-unit", "在办", NOW));

        var shorter = (Changed) replied.returned("p-supervisor", "x", DUE.minusDays(2), NOW);
        var longer = after(replied.returned("p-supervisor", "x", DUE.plusDays(2), NOW));

        assertThat(shorter.order().currentCycle().answerDue()).isEqualTo(DUE);
        assertThat(shorter.events())
                .singleElement()
                .isInstanceOfSatisfying(
                        SupervisionOrderReturned.class,
                        it -> assertThat(it.answerDue()).isEqualTo(DUE));
        assertThat(longer.currentCycle().answerDue()).isEqualTo(DUE.plusDays(2));
    }

    @Test
    void anAnswerOnItsLastDayIsInTimeAndAMomentLaterIsLate() {
        assertThat(anOrder().isOverdue(IN_TIME)).isFalse();
        assertThat(anOrder().isOverdue(LATE)).isTrue();

        var inTime = after(anOrder().replied("p-unit", "已完成", IN_TIME));
        var late = after(anOrder().replied("p-unit", "已完成", LATE));

        assertThat(inTime.currentCycle().answer())
                .extracting(AnswerCycle.Answer::late)
                .isEqualTo(false);
        assertThat(late.currentCycle().answer())
                .extracting(AnswerCycle.Answer::late)
                .isEqualTo(true);
        assertThat(late.isOverdue(LATE)).as("it was answered").isFalse();
    }

    @Test
    void anAnswerIsSentBackAndTheNextOneAcceptedAndEachIsKept() {
        var replied = (Changed) anOrder().replied("p-unit", "在办", NOW);
        var returned = (Changed) replied.order().returned("p-supervisor", "没有时限", DUE.plusDays(3), NOW);
        var again = after(returned.order().replied("p-unit", "七日内完成", NOW));
        var closed = (Changed) again.closed(Outcome.ACCEPTED, "p-supervisor", "", NOW);

        assertThat(replied.order().state()).isEqualTo(OrderState.REPLIED);
        assertThat(returned.order().state()).isEqualTo(OrderState.RETURNED);
        assertThat(returned.order().currentCycle().answerDue()).isEqualTo(DUE.plusDays(3));
        assertThat(closed.order().state()).isEqualTo(OrderState.CLOSED);
        assertThat(closed.order().rounds()).hasSize(2);
        assertThat(closed.order().rounds().getFirst().answerDue()).isEqualTo(DUE);
        assertThat(closed.order().rounds().getFirst().returned())
                .extracting(AnswerCycle.Return::reason)
                .isEqualTo("没有时限");
        assertThat(closed.order().revision()).isEqualTo(5);
        assertThat(replied.events()).hasOnlyElementsOfType(SupervisionOrderReplied.class);
        assertThat(returned.events()).hasOnlyElementsOfType(SupervisionOrderReturned.class);
        assertThat(closed.events()).hasOnlyElementsOfType(SupervisionOrderClosed.class);
    }

    @Test
    void whatIsNotItsTurnIsRefusedWithAReason() {
        var replied = after(anOrder().replied("p-unit", "在办", NOW));
        var closed = after(replied.closed(Outcome.ACCEPTED, "p-supervisor", "", NOW));

        assertThat(reason(anOrder().closed(Outcome.ACCEPTED, "p-supervisor", "", NOW)))
                .isEqualTo(OrderRefusal.NOT_REPLIED);
        assertThat(reason(anOrder().returned("p-supervisor", "x", DUE, NOW))).isEqualTo(OrderRefusal.NOT_REPLIED);
        assertThat(reason(replied.replied("p-unit", "again", NOW))).isEqualTo(OrderRefusal.NOT_AWAITING_ANSWER);
        assertThat(reason(replied.closed(Outcome.ACCEPTED, "p-unit", "", NOW))).isEqualTo(OrderRefusal.OWN_ANSWER);
        assertThat(reason(replied.returned("p-unit", "x", DUE, NOW))).isEqualTo(OrderRefusal.OWN_ANSWER);
        assertThat(reason(closed.replied("p-unit", "again", NOW))).isEqualTo(OrderRefusal.NOT_AWAITING_ANSWER);
        assertThat(reason(closed.closed(Outcome.WITHDRAWN, "p-supervisor", "x", NOW)))
                .isEqualTo(OrderRefusal.ALREADY_CLOSED);
    }

    @Test
    void anOrderThatNobodyAnsweredCanBeTakenBack() {
        var withdrawn = after(anOrder().closed(Outcome.WITHDRAWN, "p-supervisor", "发错单位", NOW));

        assertThat(withdrawn.state()).isEqualTo(OrderState.CLOSED);
        assertThat(withdrawn.isOverdue(LATE)).isFalse();
    }

    @Test
    void anOpenOrderAboutAProjectThatWasWithdrawnOwesNoAnswerAndCanOnlyBeClosed() {
        var withdrawal = new Withdrawal("并入其他项目", "p-commander", NOW);
        var released = anOrder().released(withdrawal);

        assertThat(released.isOverdue(LATE)).isFalse();
        assertThat(released.pending())
                .as("nobody is told that they owe an answer")
                .isEmpty();
        assertThat(released.dueAt()).isNull();
        assertThat(released.revision()).isEqualTo(anOrder().revision() + 1);
        assertThat(released.released(withdrawal)).isSameAs(released);
        assertThat(reason(released.replied("p-unit", "x", NOW))).isEqualTo(OrderRefusal.PROJECT_WITHDRAWN);
        assertThat(reason(released.returned("p-supervisor", "x", DUE, NOW))).isEqualTo(OrderRefusal.PROJECT_WITHDRAWN);
        assertThat(after(released.closed(Outcome.WITHDRAWN, "p-supervisor", "项目已撤项", NOW))
                        .state())
                .isEqualTo(OrderState.CLOSED);
        var answered = after(anOrder().replied("p-unit", "在办", NOW)).released(withdrawal);
        assertThat(answered.pending()).as("an answer that was given is told").isNotEmpty();
        assertThat(answered.dueAt()).isEqualTo(NOW);
        assertThat(after(answered.closed(Outcome.ACCEPTED, "p-supervisor", "", NOW))
                        .state())
                .isEqualTo(OrderState.CLOSED);
    }

    @Test
    void aClosedOrderStaysAsItIsWhenItsProjectIsWithdrawn() {
        var closed = after(anOrder().closed(Outcome.WITHDRAWN, "p-supervisor", "发错单位", NOW));

        assertThat(closed.released(new Withdrawal("并入其他项目", "p-commander", NOW)))
                .isSameAs(closed);
    }

    private static OrderRefusal reason(SupervisionOrder.Outcome outcome) {
        return ((Refused) outcome).reason();
    }
}
