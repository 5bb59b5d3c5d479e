package city.renewal.progress;

import static city.renewal.progress.ProjectFacts.TODAY;
import static city.renewal.progress.ProjectFacts.node;
import static city.renewal.starter.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.AlertEvent;
import city.renewal.events.Envelope;
import city.renewal.events.Money;
import city.renewal.events.MonthlyInvestment;
import city.renewal.events.PersonRef;
import city.renewal.events.ProjectEvent;
import city.renewal.events.SupervisionOrderEvent;
import city.renewal.events.Topics;
import city.renewal.events.UnitRef;
import city.renewal.progress.application.figure.OpenOrders;
import city.renewal.starter.security.Role;
import city.renewal.starter.testing.RunningService;
import city.renewal.starter.testing.TestTokens;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Past figures, trends, bulletins and calendar feeds of a project that was decided days ago. Today is a Friday. */
class FiguresOverTimeIT extends ProgressIT {
    private static final String PROJECT = "it-past";
    private static final String OF_PROGRAMME = "programme=" + ProjectFacts.PROGRAMME;
    private static final TestTokens.Bearer UNIT =
            TestTokens.of("p-past-unit", Role.UNIT).in("370212").ofUnits("u-past");
    private static final TestTokens.Bearer OWNER =
            TestTokens.of("p-past", Role.OWNER).in("370212").ofUnits("u-past");

    @BeforeAll
    static void aProjectWithAPast() {
        publish(List.of(
                fact(
                        1,
                        new ProjectEvent.ProjectRegistered(
                                ProjectFacts.entry(PROJECT, "370212005", "p-past-leader", "u-past"),
                                "p1",
                                daysAgo(10))),
                fact(
                        2,
                        new ProjectEvent.PlanSet(
                                ProjectFacts.planOf(
                                        node("a", TODAY.minusDays(8)).ownedBy("p-past", "u-past"),
                                        node("b", TODAY.minusDays(1)).ownedBy("p-past", "u-past"),
                                        node("c", TODAY.minusDays(2)).ownedBy("p-past", "u-past")),
                                "p1",
                                daysAgo(10))),
                fact(
                        3,
                        new ProjectEvent.InvestmentRecorded(
                                new MonthlyInvestment(
                                        "2023-06",
                                        Money.yuan(new BigDecimal("100.00")),
                                        Money.yuan(new BigDecimal("300.00"))),
                                "p1",
                                daysAgo(4))),
                fact(4, new ProjectEvent.NodeCompleted("a", TODAY.minusDays(6), "p-checker", "", daysAgo(2)))));
        service.publish(
                Topics.ALERT,
                List.of(
                        alert(1, "past-open", "u-past", 5),
                        alert(1, "past-resolved", "u-past", 8),
                        alert(2, "past-resolved", "u-past", 3),
                        alert(1, "past-elsewhere", "u-elsewhere", 8)));
        eventually(() -> assertThat(service.get("/api/v1/deadlines?limit=500&project=" + PROJECT, COMMANDER)
                        .body()
                        .path("items")
                        .size())
                .isEqualTo(3));
    }

    private static Envelope<?> alert(long sequence, String id, String unit, int daysAgo) {
        var subject = new AlertEvent.AlertSubject(
                ProjectFacts.PROGRAMME,
                PROJECT,
                "b",
                "370212005",
                "f1",
                null,
                new UnitRef(unit, "单位"),
                new PersonRef("p-past", "负责人"),
                null);
        return Envelope.of(
                "/alerts/" + id,
                PROJECT,
                sequence,
                sequence == 1
                        ? new AlertEvent.AlertRaised(id, subject, "OVERDUE", "CRITICAL", 1, 1, daysAgo(daysAgo))
                        : new AlertEvent.AlertResolved(id, subject, "DONE", daysAgo(daysAgo)));
    }

    private static Envelope<?> fact(long sequence, ProjectEvent event) {
        return Envelope.of("/projects/" + PROJECT, PROJECT, sequence, event);
    }

    private static Instant daysAgo(int days) {
        return ProjectFacts.NOW.minusSeconds(days * 86_400L);
    }

    @Test
    void showsTheMainFiguresOfYesterdayAndLastWeek() {
        eventually(() -> assertThat(overview(UNIT)
                        .at("/since/yesterday/paidThisYear/amount")
                        .asString("none"))
                .isEqualTo("100.00"));
        var overview = overview(UNIT);

        assertThat(overview.at("/yearElapsed").asString()).isEqualTo("0.49");
        assertThat(overview.at("/nodes/byStanding/OVERDUE").asInt()).isEqualTo(2);
        assertThat(overview.at("/since/yesterday/day").asString())
                .isEqualTo(TODAY.minusDays(1).toString());
        assertThat(overview.at("/since/yesterday/overdueNodes").asInt()).isEqualTo(1);
        assertThat(overview.at("/since/yesterday/dueThisWeek").asInt()).isEqualTo(2);
        eventually(() -> assertThat(
                        overview(UNIT).at("/since/lastWeek/overdueNodes").asInt(-1))
                .isEqualTo(1));
        assertThat(overview(UNIT).at("/since/lastWeek/paidThisYear/amount").asString())
                .isEqualTo("0.00");
        assertThat(overview(UNIT).at("/since/lastWeek/dueThisWeek").asInt()).isEqualTo(1);
    }

    @Test
    void countsVisibleAlertsThatWereOpen() {
        eventually(
                () -> assertThat(overview(UNIT).at("/since/lastWeek/openAlerts").asInt(-1))
                        .isEqualTo(1));
        eventually(() -> assertThat(
                        overview(UNIT).at("/since/yesterday/openAlerts").asInt(-1))
                .isEqualTo(1));

        assertThat(overview(UNIT).at("/alerts/open").asInt()).isEqualTo(1);
        assertThat(overview(OWNER).at("/since/lastWeek/openAlerts").asInt())
                .as("the owner of a node counts the alerts of all units about it")
                .isEqualTo(2);
    }

    private static JsonNode overview(TestTokens.Bearer bearer) {
        return service.get("/api/v1/overview?" + OF_PROGRAMME, bearer).body();
    }

    @Test
    void comparesPlannedAndActualValuesByWeek() {
        var trend = service.get("/api/v1/trends?weeks=2&" + OF_PROGRAMME, UNIT).body();

        assertThat(trend.at("/weeks").size()).isEqualTo(2);
        var last = trend.at("/weeks/0");
        assertThat(last.at("/week").asString()).isEqualTo("2023-W25");
        assertThat(last.at("/due").asInt()).isEqualTo(1);
        assertThat(last.at("/done").asInt()).isEqualTo(1);
        assertThat(last.at("/doneLate").asInt()).isEqualTo(1);
        assertThat(last.at("/overdue").asInt(-1)).isZero();
        var present = trend.at("/weeks/1");
        assertThat(present.at("/due").asInt()).isEqualTo(2);
        assertThat(present.at("/overdue").asInt()).isEqualTo(2);
        assertThat(present.at("/dueTotal").asInt()).isEqualTo(3);
        assertThat(trend.at("/months/0/paid/amount").asString()).isEqualTo("100.00");
        assertThat(trend.at("/months/0/planned/amount").asString()).isEqualTo("300.00");
        var ahead = service.get("/api/v1/trends?weeks=1&until=2023-07-20&" + OF_PROGRAMME, UNIT)
                .body();
        assertThat(ahead.at("/weeks/0/overdue").isNull()).isTrue();
        assertThat(ahead.at("/weeks/0/dueTotal").asInt()).isEqualTo(3);
        assertThat(service.get("/api/v1/trends?weeks=0&" + OF_PROGRAMME, UNIT).status())
                .isEqualTo(422);
        var stranger = TestTokens.of("p-far", Role.COMMANDER).in("370211");
        assertThat(service.get("/api/v1/trends?" + OF_PROGRAMME, stranger).status())
                .isEqualTo(404);
    }

    @Test
    void countsNodesDueOnEachDay() {
        var calendar = service.get("/api/v1/due-calendar?from=2023-06-01&to=2023-06-30&" + OF_PROGRAMME, UNIT)
                .body();

        assertThat(calendar.at("/days").size()).isEqualTo(2);
        assertThat(calendar.at("/days/0/date").asString()).isEqualTo("2023-06-28");
        assertThat(calendar.at("/days/0/nodes").asInt()).isEqualTo(1);
        assertThat(calendar.at("/days/0/byLight/RED").asInt()).isEqualTo(1);
        assertThat(service.get("/api/v1/due-calendar?from=2023-06-01&to=2033-06-30&" + OF_PROGRAMME, UNIT)
                        .status())
                .isEqualTo(422);
    }

    @Test
    void publishesABulletinThatNeverChanges() {
        var facts = ProjectFacts.of("it-bulletin")
                .registered("370212005", "p-leader", "u-bulletin")
                .planned(node("z", TODAY.minusDays(3)).ownedBy("p-z", "u-bulletin"));
        publishAndAwait(facts, "it-bulletin", 2);
        service.publish(
                Topics.ALERT,
                List.of(order(1, "o-open", false), order(1, "o-filed", false), order(2, "o-filed", true)));
        eventually(() -> assertThat(service.bean(OpenOrders.class).of(ProjectFacts.PROGRAMME))
                .extracting(OpenOrders.OpenOrder::orderId)
                .containsExactly("o-open"));
        var wish = "{\"programme\": \"%s\", \"kind\": \"WEEKLY\", \"until\": \"%s\"}"
                .formatted(ProjectFacts.PROGRAMME, TODAY);

        var first = service.post("/api/v1/bulletins", COMMANDER, wish);
        var second = service.post("/api/v1/bulletins", COMMANDER, wish);

        assertThat(first.status()).as("%s", first.body()).isEqualTo(201);
        // Other tests of the service may have published some before.
        var issue = Integer.parseInt(first.body().at("/number").asString().replaceAll("通报〔2023〕第(\\d+)期", "$1"));
        var numberOfTheSecond = "通报〔2023〕第%d期".formatted(issue + 1);
        assertThat(second.body().at("/number").asString()).isEqualTo(numberOfTheSecond);
        assertThat(first.body().at("/from").asString()).isEqualTo("2023-06-24");
        assertThat(first.body().at("/figures/overdue").asInt()).isPositive();
        assertThat(first.body().at("/overdue").toString()).contains("\"projectId\":\"it-bulletin\"");
        assertThat(first.body().at("/orders/0/number").asString()).isEqualTo("督办〔2023〕o-open号");
        assertThat(first.body().at("/orders").size()).isEqualTo(1);
        assertThat(first.body().at("/rankings/0/by").asString()).isEqualTo("area");
        publishAndAwait(facts.completed("z", TODAY), "it-bulletin", 3);
        var path = "/api/v1/bulletins/" + first.body().at("/bulletinId").asString();
        assertThat(service.get(path, UNIT).body()).isEqualTo(first.body());
        assertThat(service.send("GET", path, UNIT.token(), null, Map.of("if-none-match", "\"1\""))
                        .status())
                .isEqualTo(304);
        var list =
                service.get("/api/v1/bulletins?limit=1&" + OF_PROGRAMME, UNIT).body();
        assertThat(list.at("/items/0/number").asString()).isEqualTo(numberOfTheSecond);
        var rest = service.get(
                        "/api/v1/bulletins?cursor=%s&%s"
                                .formatted(list.at("/next").asString(), OF_PROGRAMME),
                        UNIT)
                .body();
        assertThat(rest.at("/items/0/number")).isEqualTo(first.body().at("/number"));
        if (issue == 1) {
            assertThat(rest.at("/next").isNull()).isTrue();
        }
        var street = TestTokens.of("p-street", Role.COMMANDER).in("370212005");
        assertThat(service.post("/api/v1/bulletins", street, wish).status()).isEqualTo(403);
        var stranger = TestTokens.of("p-far", Role.COMMANDER).in("370211");
        assertThat(service.get(path, stranger).status()).isEqualTo(404);
        var early = wish.replace(TODAY.toString(), TODAY.plusDays(1).toString());
        assertThat(service.post("/api/v1/bulletins", COMMANDER, early).status()).isEqualTo(422);
    }

    @Test
    void feedsACalendarUntilItsAddressIsWithdrawn() {
        var created = service.post("/api/v1/feeds", OWNER, "{\"kind\": \"PERSON\", \"id\": \"p-past\"}");
        assertThat(created.status()).as("%s", created.body()).isEqualTo(201);
        var address = created.body().at("/address").asString();

        var text = calendar(address);

        assertThat(text.status()).isEqualTo(200);
        assertThat(text.headers().get("content-type")).startsWith("text/calendar");
        assertThat(text.body().asString())
                .contains("UID:it-past/b@renewal\r\nSEQUENCE:1\r\n")
                .contains("DTSTART;VALUE=DATE:20230629\r\nDTEND;VALUE=DATE:20230630\r\n")
                .contains("SUMMARY:【")
                .doesNotContain("it-past/a@");
        assertThat(service.get("/api/v1/feeds", OWNER).body().toString())
                .contains("\"id\":\"p-past\"")
                .doesNotContain(address);
        var other = TestTokens.of("p-other", Role.OWNER).in("370212").ofUnits("u-other");
        assertThat(service.post("/api/v1/feeds", other, "{\"kind\": \"PERSON\", \"id\": \"p-past\"}")
                        .status())
                .isEqualTo(403);
        assertThat(service.post("/api/v1/feeds", other, "{\"kind\": \"PROJECT\", \"id\": \"it-past\"}")
                        .status())
                .isEqualTo(404);
        var feed = "/api/v1/feeds/" + created.body().at("/feedId").asString();
        assertThat(withdraw(feed, other)).isEqualTo(404);
        assertThat(withdraw(feed, OWNER)).isEqualTo(204);
        assertThat(calendar(address).status()).isEqualTo(404);
    }

    private static Envelope<?> order(long sequence, String id, boolean filed) {
        var subject = new SupervisionOrderEvent.OrderSubject(
                ProjectFacts.PROGRAMME,
                "督办〔2023〕" + id + "号",
                "RED",
                PROJECT,
                "b",
                "370212005",
                new UnitRef("u-past", "单位"),
                null,
                null);
        return Envelope.of(
                "/supervision-orders/" + id,
                PROJECT,
                sequence,
                filed
                        ? new SupervisionOrderEvent.SupervisionOrderClosed(
                                id, subject, "ACCEPTED", "p1", ProjectFacts.NOW)
                        : new SupervisionOrderEvent.SupervisionOrderIssued(
                                id, subject, TODAY.plusDays(3), "p1", ProjectFacts.NOW));
    }

    private static int withdraw(String feed, TestTokens.Bearer bearer) {
        return service.send("DELETE", feed, bearer.token(), null, Map.of()).status();
    }

    private static RunningService.Answer calendar(String address) {
        return service.send("GET", address, null, null, Map.of());
    }
}
