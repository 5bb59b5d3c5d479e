package city.renewal.notification.application.order;

import static city.renewal.notification.Changes.DUE;
import static city.renewal.notification.Changes.aNode;
import static city.renewal.notification.Changes.aProblem;
import static city.renewal.notification.Changes.aProject;
import static city.renewal.notification.Changes.aStreetProblem;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.CalendarDays;
import city.renewal.events.CalendarEvent.CalendarSet;
import city.renewal.events.NodeSubject;
import city.renewal.notification.SomeRules;
import city.renewal.notification.application.InMemoryRules;
import city.renewal.notification.domain.alert.Decision;
import city.renewal.notification.domain.condition.AlertCandidate;
import city.renewal.notification.domain.condition.AlertKind;
import city.renewal.notification.domain.condition.AlertSubject;
import city.renewal.notification.domain.escalation.OrderColour;
import city.renewal.notification.domain.escalation.StepOrder;
import city.renewal.notification.domain.order.OrderChase;
import city.renewal.notification.domain.order.PaperDate;
import city.renewal.notification.domain.order.SupervisionOrder;
import city.renewal.notification.domain.recipient.EscalationLevel;
import city.renewal.starter.aggregate.StoredAggregate;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The supervision orders that policies' steps give. */
class IssueByPolicyTest {
    private static final Instant FRIDAY = Instant.parse("2023-06-30T00:00:00Z");
    private final InMemoryKnownFacts known = new InMemoryKnownFacts();
    private final InMemoryOrders orders = new InMemoryOrders();
    private Instant now = FRIDAY;
    private final IssueByPolicy issue = new IssueByPolicy(
            known, new NumberedOrders(orders, orders), new InMemoryRules<>(SomeRules.A_DAY_EACH), () -> now);

    private static Decision decision(AlertKind kind, NodeSubject subject, EscalationLevel level, StepOrder order) {
        return SomeRules.decision(new AlertCandidate(kind, AlertSubject.of(subject), 1, DUE, 1), level)
                .issuing(order);
    }

    private List<SupervisionOrder> issued() {
        return orders.all().stream().map(StoredAggregate::state).toList();
    }

    @Test
    void anOrderSaysWhatTheAlertKnewAndWhichRuleGaveIt() {
        issue.issueAll(
                List.of(decision(AlertKind.OVERDUE, aNode("p", "n"), EscalationLevel.LEADER, new StepOrder(null, 3))));

        var order = issued().getFirst();
        assertThat(order.number().text()).isEqualTo("崂山督办〔2023〕1号");
        assertThat(order.colour()).isEqualTo(OrderColour.RED);
        assertThat(order.issue().by()).isEqualTo("policy:default");
        assertThat(order.issue().name()).isEqualTo("逐级上报");
        assertThat(order.subject().unit().unitId()).isEqualTo("u1");
        assertThat(order.subject().leaders()).containsExactlyInAnyOrder("p-leader", "p-commander");
        assertThat(order.text().matter()).isEqualTo("节点逾期：沙子口片区改造 · 施工图设计");
        assertThat(order.text().basis()).isEqualTo("督办规则“逐级上报”，第 3 级督办：节点应于%s完成，逾期未完成".formatted(PaperDate.of(DUE)));
        assertThat(order.text().demand()).contains("并于2023年7月5日前书面答复");
        assertThat(order.currentCycle().answerDue()).isEqualTo("2023-07-05");
    }

    @Test
    void theSameDecisionGivesItsOrderOnceAlsoInTheNextYear() {
        var decision = decision(AlertKind.OVERDUE, aNode("p", "n"), EscalationLevel.LEADER, new StepOrder(null, 3));
        issue.issueAll(List.of(decision, decision));
        now = Instant.parse("2024-01-02T00:00:00Z");
        issue.issueAll(List.of(decision));
        issue.issueAll(List.of(
                decision(AlertKind.OVERDUE, aNode("p", "n"), EscalationLevel.HEADQUARTERS, new StepOrder(null, 3))));

        assertThat(issued())
                .extracting(SupervisionOrder::orderId)
                .containsExactlyInAnyOrder("2023-370212-1", "2024-370212-1");
    }

    @ParameterizedTest
    @CsvSource({
        "OVERDUE, , RED",
        "DUE_SOON, , BLUE",
        "FORECAST_LATE, , YELLOW",
        "UNSIGNED, , YELLOW",
        "DUE_SOON, YELLOW, YELLOW"
    })
    void itsColourIsTheStepsOrTheAlertKinds(AlertKind kind, OrderColour given, OrderColour expected) {
        issue.issueAll(List.of(decision(kind, aNode("p", "n"), EscalationLevel.UNIT, new StepOrder(given, 5))));

        assertThat(issued()).extracting(SupervisionOrder::colour).containsExactly(expected);
    }

    @Test
    void anAlertAboutAProjectIssuesAnOrderAboutTheProject() {
        issue.issueAll(List.of(decision(
                AlertKind.SUSPENDED_LONG,
                aProject("p"),
                EscalationLevel.LEADER,
                new StepOrder(OrderColour.YELLOW, 5))));

        var subject = issued().getFirst().subject();
        assertThat(subject.nodeId()).isNull();
        assertThat(subject.owner()).isNull();
        assertThat(issued().getFirst().text().matter()).isEqualTo("停工过久：沙子口片区改造");
    }

    @Test
    void anOrderAboutAProblemNamesItAndItsProjectIfItHasOne() {
        var step = new StepOrder(null, 3);
        issue.issueAll(List.of(
                SomeRules.decision(candidate(AlertSubject.of(aProblem("p", "q"))), EscalationLevel.LEADER)
                        .issuing(step),
                SomeRules.decision(candidate(AlertSubject.of(aStreetProblem("s"))), EscalationLevel.UNIT)
                        .issuing(step)));

        var order = issued().getFirst();
        assertThat(order.colour()).isEqualTo(OrderColour.RED);
        assertThat(order.subject().problemId()).isEqualTo("q");
        assertThat(order.subject().nodeId()).isNull();
        assertThat(order.text().matter()).isEqualTo("问题逾期：沙子口片区改造 · 外墙保温层脱落");
        assertThat(order.text().basis()).isEqualTo("督办规则“逐级上报”，第 3 级督办：问题应于%s整改完成，逾期未整改".formatted(PaperDate.of(DUE)));
        var ofTheStreet = issued().getLast();
        assertThat(ofTheStreet.text().matter()).isEqualTo("问题逾期：人行道破损");
        assertThat(OrderChase.subject(ofTheStreet)).satisfies(subject -> {
            assertThat(subject.project()).isNull();
            assertThat(subject.about()).isEqualTo("人行道破损");
            assertThat(subject.partitionKey()).isEqualTo(ofTheStreet.orderId());
        });
    }

    private static AlertCandidate candidate(AlertSubject subject) {
        return new AlertCandidate(AlertKind.OVERDUE, subject, 1, DUE, 1);
    }

    @Test
    void daysToAnswerAreThoseOfTheProgrammesCalendar() {
        var monday = LocalDate.of(2023, 7, 3);
        known.keepCalendar(
                new CalendarSet(
                        "site",
                        "工地",
                        "WORKING",
                        "laoshan-2023",
                        null,
                        null,
                        List.of(new CalendarDays(monday, monday, false, "停电")),
                        List.of(),
                        "p-admin",
                        FRIDAY),
                1);
        issue.issueAll(
                List.of(decision(AlertKind.OVERDUE, aNode("p", "n"), EscalationLevel.UNIT, new StepOrder(null, 3))));

        assertThat(issued().getFirst().currentCycle().answerDue()).isEqualTo("2023-07-06");
    }

    @Test
    void aLongNameFitsOntoThePaper() {
        var node = aNode("p", "n");
        var longest = new NodeSubject(
                node.programme(),
                node.programmeName(),
                "p",
                "片".repeat(200),
                "n",
                node.nodeName(),
                node.field(),
                node.area(),
                null,
                null,
                node.owner(),
                node.unit(),
                null,
                null);
        issue.issueAll(List.of(decision(AlertKind.OVERDUE, longest, EscalationLevel.UNIT, new StepOrder(null, 3))));

        assertThat(issued().getFirst().text().matter()).hasSize(120).endsWith("…");
    }
}
