package city.renewal.progress;

import static city.renewal.progress.Facts.NOW;
import static city.renewal.progress.Facts.TODAY;
import static city.renewal.progress.Facts.node;
import static city.renewal.starter.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.AlertEvent.AlertRaised;
import city.renewal.events.AlertEvent.AlertResolved;
import city.renewal.events.AlertEvent.AlertSubject;
import city.renewal.events.Envelope;
import city.renewal.events.PersonRef;
import city.renewal.events.Topics;
import city.renewal.events.UnitRef;
import city.renewal.progress.adapter.metrics.ProgressMetric;
import city.renewal.progress.adapter.metrics.StoreGauges;
import city.renewal.starter.testing.RunningService;
import city.renewal.starter.testing.TestTokens;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The service as it runs, on a real broker and a store; each test has projects of its own. */
class ProgressServiceIT {
    private static final TestTokens.Bearer COMMANDER = TestTokens.demo("commander");

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.of(ProgressServiceApplication.class)
                .with("renewal.clock", "2023-06-30T08:00+08:00")
                .start();
        publish(List.of(Facts.programme()));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static void publish(List<? extends Envelope<?>> facts) {
        service.publish(Topics.PROJECT, facts);
    }

    private static void publishAndAwait(Facts facts, String projectId, long sequence) {
        publish(facts.all());
        eventually(() -> assertThat(service.get("/api/v1/deadlines?project=" + projectId, COMMANDER)
                        .body()
                        .at("/items/0/sequence")
                        .asLong(0))
                .isEqualTo(sequence));
    }

    private static List<String> nodes(String query, TestTokens.Bearer bearer) {
        var answer = service.get("/api/v1/deadlines?" + query, bearer);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        var ids = new ArrayList<String>();
        answer.body().get("items").forEach(row -> ids.add(row.get("nodeId").asString()));
        return ids;
    }

    @Test
    void showsInTheDeadlineListWhatWasDecided() {
        publish(Facts.of("it1")
                .registered()
                .planned(
                        node("n1", TODAY.minusDays(3)),
                        node("n2", TODAY.plusMonths(3)).after("n1"))
                .signed("n2")
                .reported("it1-r1", "n1", NOW.minusSeconds(86_400), 40)
                .all());

        eventually(() -> {
            var list = service.get("/api/v1/deadlines?project=it1", COMMANDER).body();
            assertThat(list.at("/items/0/nodeId").asString("")).isEqualTo("n1");
            assertThat(list.at("/items/0/standing").asString("")).isEqualTo("OVERDUE");
            assertThat(list.at("/items/0/light").asString("")).isEqualTo("RED");
            assertThat(list.at("/items/0/overdueDays").asInt(-1)).isEqualTo(3);
            assertThat(list.at("/items/0/progressPercent").asInt(-1)).isEqualTo(40);
            assertThat(list.at("/items/1/standing").asString("")).isEqualTo("ON_TRACK");
            assertThat(list.at("/items/1/signedAt").asString("")).isEqualTo("2023-06-30T00:00:00Z");
        });
        var row = service.get("/api/v1/deadlines?project=it1", COMMANDER).body().at("/items/0");
        assertThat(new TreeSet<>(row.propertyNames()))
                .isEqualTo(new TreeSet<>(List.of(
                        "projectId",
                        "projectName",
                        "nodeId",
                        "nodeName",
                        "programme",
                        "field",
                        "area",
                        "headquarters",
                        "owner",
                        "unit",
                        "leader",
                        "originalDueDate",
                        "dueDate",
                        "dueVersion",
                        "forecastDate",
                        "completedOn",
                        "progressPercent",
                        "standing",
                        "light",
                        "overdueDays",
                        "lateDays",
                        "totalFloatDays",
                        "critical",
                        "calendarAssumed",
                        "signedAt",
                        "signingDueOn",
                        "objectedAt",
                        "objection",
                        "lastReportedAt",
                        "reportMissing",
                        "reportDemanded",
                        "extension",
                        "sequence",
                        "lastEvent")));
    }

    @Test
    void countsAProjectWithoutAPlanInTheOverview() {
        publish(Facts.of("it2").registered().all());

        eventually(() -> {
            var overview = service.get("/api/v1/overview?programme=laoshan-2023", COMMANDER)
                    .body();
            assertThat(overview.at("/projects/total").asInt(0)).isGreaterThanOrEqualTo(1);
            assertThat(overview.at("/fields").asInt(0)).isEqualTo(2);
            assertThat(overview.at("/investment/completionRate").asString("")).isEqualTo("0.00");
            assertThat(overview.at("/nodes/byStanding/SUSPENDED").asInt(-1)).isZero();
        });
        assertThat(service.get("/api/v1/overview?programme=nobody", COMMANDER).status())
                .isEqualTo(404);
        assertThat(service.get("/api/v1/overview", COMMANDER).status()).isEqualTo(422);
    }

    @Test
    void filtersSortsAndPagesThroughTheList() {
        publishAndAwait(
                Facts.of("it3")
                        .registered("370212003", "p-leader", "u1")
                        .planned(
                                node("a", TODAY.minusDays(3)),
                                node("b", TODAY.plusDays(3)),
                                node("c", TODAY.plusDays(3)).ownedBy("p-somebody", "u1"),
                                node("d", TODAY.plusDays(90)).ownedBy("p-somebody", "u2")),
                "it3",
                2);

        assertThat(nodes("project=it3", COMMANDER)).containsExactly("a", "b", "c", "d");
        assertThat(nodes("project=it3&standing=OVERDUE,DUE_SOON", COMMANDER)).containsExactly("a", "b", "c");
        assertThat(nodes("project=it3&standing=OVERDUE&standing=ON_TRACK", COMMANDER))
                .containsExactly("a", "d");
        assertThat(nodes("project=it3&light=GREEN", COMMANDER)).containsExactly("d");
        assertThat(nodes("project=it3&dueFrom=2023-07-01&dueTo=2023-07-31", COMMANDER))
                .containsExactly("b", "c");
        assertThat(nodes("project=it3&owner=p-somebody&unit=u2", COMMANDER)).containsExactly("d");
        assertThat(nodes("project=it3&sort=-overdueDays", COMMANDER).getFirst()).isEqualTo("a");
        assertThat(nodes("project=it3&area=370212003", COMMANDER)).hasSize(4);
        assertThat(nodes("project=it3&area=370212001", COMMANDER)).isEmpty();
        assertThat(nodes("project=it3&area=370212&leader=p-leader&programme=laoshan-2023&field=f1", COMMANDER))
                .hasSize(4);
        for (var sort : List.of("dueDate", "-dueDate", "totalFloatDays", "-overdueDays", "projectName")) {
            assertThat(pages("project=it3&limit=1&sort=" + sort)).containsExactlyInAnyOrder("a", "b", "c", "d");
        }
    }

    private static List<String> pages(String query) {
        var seen = new ArrayList<String>();
        var cursor = "";
        while (true) {
            var page = service.get("/api/v1/deadlines?" + query + cursor, COMMANDER)
                    .body();
            page.get("items").forEach(row -> seen.add(row.get("nodeId").asString()));
            if (page.get("next").isNull()) {
                return seen;
            }
            cursor = "&cursor=" + page.get("next").asString();
        }
    }

    @Test
    void refusesWhatItDoesNotKnowAndNamesIt() {
        for (var query : List.of(
                "colour=RED",
                "standing=LATE",
                "dueFrom=2023-02-30",
                "sort=weather",
                "limit=0",
                "limit=many",
                "cursor=xyz",
                "area=1&area=2")) {
            var answer = service.get("/api/v1/deadlines?" + query, COMMANDER);
            assertThat(answer.status()).as(query).isEqualTo(422);
            assertThat(answer.body().at("/violations/0/field").asString(""))
                    .as(query)
                    .isEqualTo(query.substring(0, query.indexOf('=')));
        }
        var cursor = service.get("/api/v1/deadlines?limit=1&sort=projectName", COMMANDER)
                .text("next");
        if (!cursor.isEmpty()) {
            assertThat(service.get("/api/v1/deadlines?limit=1&sort=dueDate&cursor=" + cursor, COMMANDER)
                            .status())
                    .isEqualTo(422);
        }
    }

    @Test
    void showsEverybodyOnlyWhatIsInTheirSight() {
        publishAndAwait(
                Facts.of("it4")
                        .registered("370212004", "p-leader-4", "u4")
                        .planned(
                                node("mine", TODAY.plusDays(50)).ownedBy("p-owner-4", "u4"),
                                node("theirs", TODAY.plusDays(50))
                                        .ownedBy("p-else", "u5")
                                        .ledBy("p-leader-5")),
                "it4",
                2);
        var here = TestTokens.of("p-x", city.renewal.starter.security.Role.SUPERVISOR)
                .in("370212004");
        var elsewhere = TestTokens.of("p-x", city.renewal.starter.security.Role.COMMANDER)
                .in("370212002");
        var projectLeader = TestTokens.of("p-leader-4", city.renewal.starter.security.Role.LEADER)
                .in("370212");
        var nodeLeader = TestTokens.of("p-leader-5", city.renewal.starter.security.Role.LEADER)
                .in("370212");
        var owner = TestTokens.of("p-owner-4", city.renewal.starter.security.Role.OWNER)
                .in("370212")
                .ofUnits("u4");
        var unit = TestTokens.of("p-y", city.renewal.starter.security.Role.UNIT)
                .in("370212")
                .ofUnits("u5");

        assertThat(nodes("project=it4", here)).containsExactly("mine", "theirs");
        assertThat(nodes("project=it4", elsewhere)).isEmpty();
        assertThat(nodes("project=it4", projectLeader)).containsExactly("mine", "theirs");
        assertThat(nodes("project=it4", nodeLeader)).containsExactly("theirs");
        assertThat(nodes("project=it4", owner)).containsExactly("mine");
        assertThat(nodes("project=it4", unit)).containsExactly("theirs");
        assertThat(service.get("/api/v1/projects/it4/schedule", elsewhere).status())
                .isEqualTo(404);
        assertThat(service.get("/api/v1/projects/it4/schedule", owner)
                        .body()
                        .get("nodes")
                        .size())
                .isEqualTo(1);
        var figures =
                service.get("/api/v1/overview?programme=laoshan-2023", owner).body();
        assertThat(figures.at("/projects/total").asInt()).isEqualTo(1);
        assertThat(figures.at("/nodes/total").asInt()).isEqualTo(1);
        assertThat(service.get("/api/v1/overview?programme=laoshan-2023", elsewhere)
                        .body()
                        .at("/projects/total")
                        .asInt())
                .isZero();
    }

    @Test
    void drawsAProjectsSchedule() {
        publishAndAwait(
                Facts.of("it5")
                        .registered()
                        .planned(
                                node("n1", TODAY.plusDays(30)).lasting(20),
                                node("n2", TODAY.plusDays(60)).lasting(30).after("n1")),
                "it5",
                2);

        var schedule = service.get("/api/v1/projects/it5/schedule", COMMANDER).body();

        assertThat(schedule.at("/nodes/0/plannedFinish").asString())
                .isEqualTo(TODAY.plusDays(30).toString());
        assertThat(schedule.at("/nodes/0/plannedStart").asString())
                .isEqualTo(TODAY.plusDays(11).toString());
        assertThat(schedule.at("/nodes/0/totalFloatDays").asInt()).isEqualTo(11);
        assertThat(schedule.at("/links/0/from").asString()).isEqualTo("n1");
        assertThat(schedule.at("/anchor/finishBy").asString())
                .isEqualTo(TODAY.plusDays(60).toString());
        assertThat(service.get("/api/v1/projects/nobody/schedule", COMMANDER).status())
                .isEqualTo(404);
    }

    @Test
    void listsWhoAnswersForWhat() {
        publishAndAwait(
                Facts.of("it6")
                        .registered()
                        .planned(
                                node("n1", TODAY.minusDays(1)).ownedBy("p-six", "u6"),
                                node("n2", TODAY.plusDays(99)).ownedBy("p-six", "u6"),
                                node("n3", TODAY.plusDays(99)).ownedBy("p-seven", "u6"))
                        .signed("n2"),
                "it6",
                3);

        var list = service.get("/api/v1/responsibilities?unit=u6", COMMANDER).body();

        assertThat(list.get("items").size()).isEqualTo(2);
        assertThat(list.at("/items/0/owner/personId").asString()).isEqualTo("p-seven");
        assertThat(list.at("/items/1/owner/personId").asString()).isEqualTo("p-six");
        assertThat(list.at("/items/1/leader/personId").asString()).isEqualTo("p-leader");
        assertThat(list.at("/items/1/headquarters").asString()).isEqualTo("h1");
        assertThat(list.at("/items/1/nodes").asInt()).isEqualTo(2);
        assertThat(list.at("/items/1/unsigned").asInt()).isEqualTo(1);
        assertThat(list.at("/items/1/byStanding/OVERDUE").asInt()).isEqualTo(1);
        var first = service.get("/api/v1/responsibilities?unit=u6&limit=1", COMMANDER);
        var second = service.get("/api/v1/responsibilities?unit=u6&limit=1&cursor=" + first.text("next"), COMMANDER);
        assertThat(second.body().at("/items/0/owner/personId").asString()).isEqualTo("p-six");
        assertThat(second.body().get("next").isNull()).isTrue();
    }

    @Test
    void triesOutAPlanThatNobodySaved() {
        var plan = """
                {"calendar": "NATURAL", "anchor": {"startOn": "2023-07-01"}, "nodes": [
                  {"nodeId": "a", "durationDays": 3, "predecessors": []},
                  {"nodeId": "b", "durationDays": 2, "predecessors": [{"nodeId": "a", "type": "FS", "lagDays": 0}]}]}""";

        var answer = service.post("/api/v1/schedules/preview", COMMANDER, plan);

        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        assertThat(answer.body().at("/start").asString()).isEqualTo("2023-07-01");
        assertThat(answer.body().at("/finish").asString()).isEqualTo("2023-07-05");
        assertThat(answer.body().at("/feasible").asBoolean()).isTrue();
        assertThat(answer.body().at("/nodes/1/earliestStart").asString()).isEqualTo("2023-07-04");
        assertThat(answer.body().at("/nodes/0/critical").asBoolean()).isTrue();
    }

    @Test
    void namesTheFieldThatKeepsAPlanFromBeingTried() {
        var node = "{\"nodeId\": \"%s\", \"durationDays\": %s, \"predecessors\": [{\"nodeId\": \"%s\"}]}";
        var plan = "{\"anchor\": {\"startOn\": \"2023-07-01\"}, \"nodes\": [%s, %s]}";

        expectViolation(plan.formatted(node.formatted("a", 1, "b"), node.formatted("b", 1, "a")), "nodes[");
        expectViolation(
                plan.formatted(node.formatted("a", 1, "x"), node.formatted("b", 1, "a")),
                "nodes[0].predecessors[0].nodeId");
        expectViolation(
                plan.formatted(node.formatted("a", -1, "b"), node.formatted("b", 1, "c")), "nodes[0].durationDays");
        expectViolation(
                plan.formatted(node.formatted("a", "null", "b"), node.formatted("b", 1, "c")), "nodes[0].durationDays");
        expectViolation("{\"nodes\": []}", "anchor");
        expectViolation("{\"anchor\": {}, \"nodes\": []}", "anchor");
        expectViolation("{\"anchor\": {\"startOn\": \"2023-02-30\"}, \"nodes\": []}", "anchor.startOn");
        expectViolation("{\"anchor\": {\"startOn\": \"2023-02-20\"}, \"nodes\": [], \"speed\": 9}", "speed");
    }

    private static void expectViolation(String plan, String field) {
        var answer = service.post("/api/v1/schedules/preview", COMMANDER, plan);
        assertThat(answer.status()).as("%s: %s", plan, answer.body()).isEqualTo(422);
        assertThat(answer.body().at("/violations/0/field").asString()).as(plan).startsWith(field);
    }

    @Test
    void countsAlertsUntilTheyAreResolved() {
        var subject = new AlertSubject(
                "laoshan-2023",
                "it7",
                "n1",
                "370203001",
                "f1",
                null,
                new UnitRef("u7", "单位"),
                new PersonRef("p-7", "负责人"),
                null);
        var there = TestTokens.of("p-x", city.renewal.starter.security.Role.COMMANDER)
                .in("370203");
        var raised = Envelope.of("/alerts/a7", "it7", 1, new AlertRaised("a7", subject, "OVERDUE", "RED", 1, 1, NOW));
        var resolved = Envelope.of("/alerts/a7", "it7", 2, new AlertResolved("a7", subject, "done", NOW));

        service.publish(Topics.ALERT, List.of(raised));
        eventually(() -> assertThat(open(there)).isEqualTo(1));
        service.publish(Topics.ALERT, List.of(resolved, raised));
        eventually(() -> assertThat(open(there)).isZero());
    }

    private static int open(TestTokens.Bearer bearer) {
        return service.get("/api/v1/overview?programme=laoshan-2023", bearer)
                .body()
                .at("/alerts/open")
                .asInt(-1);
    }

    @Test
    void showsOnTheLiveStreamWhatHappensAndGoesOnWhereAReaderLeftOff() {
        String position;
        try (var stream = LiveClient.open(service, COMMANDER, null)) {
            assertThat(stream.next("overview").at("/programme").asString()).isEqualTo("laoshan-2023");

            publish(Facts.of("it8")
                    .registered()
                    .planned(node("n1", TODAY.minusDays(2)))
                    .all());

            var change = stream.nextOf("standing", "it8");
            assertThat(change.at("/to").asString()).isEqualTo("OVERDUE");
            assertThat(change.at("/subject/owner/personId").asString()).isEqualTo("p-owner");
            position = stream.lastId();
        }
        publish(Facts.of("it9")
                .registered()
                .planned(node("n1", TODAY.minusDays(2)))
                .all());
        eventually(() -> assertThat(nodes("project=it9", COMMANDER)).hasSize(1));

        try (var stream = LiveClient.open(service, COMMANDER, position)) {
            assertThat(stream.nextOf("standing", "it9").at("/to").asString()).isEqualTo("OVERDUE");
        }
        assertThat(service.send(
                                "GET",
                                "/api/v1/live?programme=laoshan-2023",
                                COMMANDER.token(),
                                null,
                                java.util.Map.of("Last-Event-ID", "never given"))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void measuresWhatItDoes() {
        publishAndAwait(Facts.of("it10").registered().planned(node("n1", TODAY.minusDays(2))), "it10", 2);
        service.bean(StoreGauges.class).count();
        var metrics = service.bean(MeterRegistry.class);

        assertThat(metrics.get(ProgressMetric.APPLIED.id()).counter().count()).isPositive();
        assertThat(metrics.get(ProgressMetric.DELAY.id()).timer().count()).isPositive();
        assertThat(metrics.get(ProgressMetric.NODES.id())
                        .tag("light", "RED")
                        .gauge()
                        .value())
                .isPositive();
        assertThat(metrics.get(ProgressMetric.JOURNAL.id()).gauge().value()).isPositive();
        assertThat(metrics.get(ProgressMetric.STOPPED.id()).gauge().value()).isZero();
    }
}
