package city.renewal.acceptance;

import static city.renewal.acceptance.RequestBodies.node;
import static city.renewal.acceptance.RequestBodies.plan;
import static city.renewal.acceptance.RequestBodies.project;
import static city.renewal.acceptance.RequestBodies.report;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** A late node from its plan over the list, the alert and the acknowledgement to its completion. */
@ExtendWith(SharedPlatform.Resolver.class)
class LateNodesIT {
    private final SharedPlatform chain;

    LateNodesIT(SharedPlatform chain) {
        this.chain = chain;
    }

    @Test
    void aLateNodeIsListedAndItsOwnerIsNotifiedOnce() throws Exception {
        chain.planned("late-1");

        var rows = chain.rows("late-1");

        assertThat(rows.get("late").get("standing").stringValue()).isEqualTo("OVERDUE");
        assertThat(rows.get("late").get("light").stringValue()).isEqualTo("RED");
        assertThat(rows.get("late").get("overdueDays").intValue()).isEqualTo(10);
        assertThat(rows.get("next").get("dueDate").stringValue()).isEqualTo("2023-07-26");
        assertThat(rows.get("last").get("dueDate").stringValue()).isEqualTo("2023-07-31");
        var alert = chain.alertOf("late-1", "late");
        assertThat(alert.get("notified").get(0).get("personId").stringValue()).isEqualTo("p-owner");
        assertThat(chain.commander().all("/api/v1/alerts?project=late-1")).hasSize(1);
        Eventually.holds(
                "a message in the owner's inbox",
                SharedPlatform.SOON,
                () -> chain.platform().as("owner").all("/api/v1/inbox").stream()
                        .anyMatch(message -> message.toString().contains("late-1")));
    }

    @Test
    void anAlertIsAcknowledgedByThePersonNotifiedAndByNobodyElse() throws Exception {
        chain.planned("late-2");
        var id = chain.alertOf("late-2", "late").get("alertId").stringValue();

        var foreign = chain.platform().as("owner-2").post("/api/v1/alerts/" + id + "/acknowledgement", Map.of());
        var own = chain.platform().as("owner").post("/api/v1/alerts/" + id + "/acknowledgement", Map.of("note", "收到"));

        assertThat(foreign.status()).isIn(403, 404);
        assertThat(own.status()).isBetween(200, 299);
        assertThat(chain.alertOf("late-2", "late").get("acknowledgedBy").stringValue())
                .isEqualTo("p-owner");
    }

    @Test
    void aNodeDoneLateIsYellowForGoodAndItsAlertIsResolved() throws Exception {
        chain.planned("late-3");
        chain.alertOf("late-3", "late");

        chain.platform()
                .as("unit")
                .post(
                        "/api/v1/projects/late-3/nodes/late/completion",
                        Map.of("completedOn", "2023-06-29", "evidence", List.of(), "note", "完工"))
                .expect(200);
        Eventually.holds(
                "claimed",
                SharedPlatform.SOON,
                () -> chain.standing("late-3", "late").equals("CLAIMED"));
        assertThat(chain.rows("late-3").get("late").get("light").stringValue()).isEqualTo("RED");
        chain.platform()
                .as("supervisor")
                .post("/api/v1/projects/late-3/nodes/late/verification", Map.of("verdict", "ACCEPTED", "note", ""))
                .expect(200);

        Eventually.holds(
                "done late",
                SharedPlatform.SOON,
                () -> chain.standing("late-3", "late").equals("DONE_LATE"));
        assertThat(chain.rows("late-3").get("late").get("light").stringValue()).isEqualTo("YELLOW");
        Eventually.holds(
                "the alert is resolved",
                SharedPlatform.SOON,
                () -> chain.alertOf("late-3", "late").get("resolvedAt").isString());
    }

    @Test
    void aReturnedClaimLeavesTheClockAsIfItHadNeverBeenClaimed() throws Exception {
        chain.planned("late-4");
        chain.platform()
                .as("owner")
                .post("/api/v1/projects/late-4/nodes/late/completion", Map.of("completedOn", "2023-06-19"))
                .expect(200);
        chain.platform()
                .as("supervisor")
                .post("/api/v1/projects/late-4/nodes/late/verification", Map.of("verdict", "RETURNED", "note", "照片不清"))
                .expect(200);

        Eventually.holds(
                "overdue again",
                SharedPlatform.SOON,
                () -> chain.standing("late-4", "late").equals("OVERDUE"));
        assertThat(chain.rows("late-4").get("late").get("overdueDays").intValue())
                .isEqualTo(10);
        assertThat(chain.commander().all("/api/v1/alerts?project=late-4&node=late"))
                .hasSize(1);
    }

    @Test
    void siteReportsMayComeInAnyOrderAndAgain() throws Exception {
        chain.planned("report-1");
        var later = report("report-1-b", "report-1", "next", "2023-06-29T10:00:00+08:00", 60);
        var earlier = report("report-1-a", "report-1", "next", "2023-06-28T10:00:00+08:00", 40);

        var first = reported(List.of(later, earlier));
        var again = reported(List.of(earlier, later));

        assertThat(first).containsExactly("ACCEPTED", "ACCEPTED");
        assertThat(again).containsExactly("DUPLICATE", "DUPLICATE");
        Eventually.holds(
                "progress shows",
                SharedPlatform.SOON,
                () -> chain.rows("report-1").get("next").get("progressPercent").intValue() == 60);
    }

    @Test
    void aReportThatIsAheadOfItsPlanShowsInTheListAsSoonAsItsNodeAppears() throws Exception {
        var registered = chain.commander()
                .post("/api/v1/projects", project("report-2", "chain", "370212"))
                .expect(201);
        var ahead = report("report-2-a", "report-2", "next", "2023-06-29T10:00:00+08:00", 35);
        assertThat(reported(List.of(ahead))).containsExactly("ACCEPTED");
        var held = chain.commander().get("/api/v1/site-reports/report-2-a").body();
        assertThat(held.get("held").booleanValue()).isTrue();
        assertThat(held.get("counted").booleanValue()).isFalse();

        chain.commander()
                .put(
                        "/api/v1/projects/report-2/plan",
                        plan("2023-07-31", List.of(node("late", 10, "2023-06-20"), node("next", 10, null, "late"))),
                        registered.etag())
                .expect(200);

        Eventually.holds("the report counts in the list", SharedPlatform.SOON, () -> {
            var row = chain.rows("report-2").get("next");
            return row != null
                    && row.get("progressPercent").intValue() == 35
                    && row.get("lastReportedAt").isString();
        });
    }

    @Test
    void theLiveStreamTellsOfANodeThatBecameLate() throws Exception {
        tellsOf("live-1", chain.commander().stream("/api/v1/live?programme=chain"));
    }

    @Test
    void theOwnersInboxTellsOfANodeThatBecameLate() throws Exception {
        tellsOf("live-2", chain.platform().as("owner").stream("/api/v1/inbox/stream"));
    }

    private void tellsOf(String project, HttpResponse<Stream<String>> stream) throws Exception {
        var lines = new LinkedBlockingQueue<String>();
        var reader = Thread.ofVirtual().start(() -> stream.body().forEach(lines::add));
        try {
            chain.planned(project);
            Eventually.holds("an event about " + project, SharedPlatform.SOON, () -> {
                var line = lines.poll(1, TimeUnit.SECONDS);
                return line != null && line.startsWith("data:") && line.contains(project);
            });
        } finally {
            stream.body().close();
            reader.interrupt();
        }
    }

    @Test
    void alertsAreListedExplainedAnsweredAndSilencedInTheTerminal() throws Exception {
        chain.planned("late-6");
        var id = chain.alertOf("late-6", "late").get("alertId").stringValue();
        var platform = chain.platform();

        assertThat(platform.prints("alerts", "--as", "owner", "--project", "late-6"))
                .contains(id, "OVERDUE", "late-6 (late-6), node late", "level 1");
        assertThat(platform.prints("alerts", "explain", id, "--as", "owner"))
                .contains("p-owner was told", "ROUTE", "policy default");
        assertThat(platform.prints("alerts", "acknowledge", id, "--note", "收到")).contains("Acknowledged by p-owner");
        assertThat(chain.alertOf("late-6", "late").get("acknowledgedBy").stringValue())
                .isEqualTo("p-owner");
        var silenced = platform.prints(
                "alerts",
                "silence",
                "--as",
                "admin",
                "--project",
                "late-6",
                "--until",
                "2023-07-02T00:00:00+08:00",
                "--reason",
                "演练");
        assertThat(silenced).contains("Silence ", " held back until 2023-07-02 00:00");
    }

    @Test
    void theListsAreRebuiltAndTheAlertsAuditedFromTheTerminal() throws Exception {
        chain.planned("late-7");
        chain.alertOf("late-7", "late");
        var platform = chain.platform();

        assertThat(platform.prints("audit")).contains(" 0 without an alert");
        // One rebuild of two demonstrations is enough: without the switch it compares just so, and leaves what is
        // there.
        assertThat(platform.prints("rebuild", "--switch"))
                .contains("The lists are what the facts say, row by row.", "Switched: the rebuilt lists are live");
        assertThat(chain.rows("late-7").get("late").get("standing").stringValue())
                .isEqualTo("OVERDUE");
    }

    @Test
    void aSupervisionOrderGoesToTheUnitAndItsAnswerIsFiled() throws Exception {
        chain.planned("late-8");
        var platform = chain.platform();
        var issued = new AtomicReference<JsonNode>();
        Eventually.holds("the project is known to whoever issues orders", SharedPlatform.SOON, () -> {
            var answer = platform.as("supervisor")
                    .post(
                            "/api/v1/supervision-orders",
                            Map.of(
                                    "projectId", "late-8",
                                    "nodeId", "late",
                                    "colour", "RED",
                                    "matter", "节点逾期",
                                    "basis", "攻坚计划",
                                    "demand", "五日内答复"));
            issued.set(answer.body());
            return answer.status() == 201;
        });
        var path = "/api/v1/supervision-orders/" + issued.get().get("orderId").stringValue();

        platform.as("unit").post(path + "/reply", Map.of("answer", "已整改")).expect(200);
        platform.as("supervisor").post(path + "/closure", Map.of()).expect(200);

        var order = platform.as("leader").get(path).expect(200).body();
        assertThat(order.get("state").stringValue()).isEqualTo("CLOSED");
        var number = order.get("number").stringValue();
        assertThat(number).matches("崂山督办〔2023〕[0-9]+号");
        assertThat(platform.prints("orders", "show", order.get("orderId").stringValue(), "--as", "unit"))
                .contains(number, "已整改", "ACCEPTED");
        assertThat(platform.as("unit")
                        .get(path + "/paper")
                        .expect(200)
                        .response()
                        .body())
                .contains(number, "已整改", "同意办结");
    }

    private List<String> reported(List<Map<String, Object>> reports) throws Exception {
        var outcomes = chain.platform()
                .as("reporter")
                .post("/api/v1/site-reports/batch", Map.of("reports", reports))
                .expect(200)
                .body()
                .get("outcomes");
        return outcomes.valueStream()
                .map(outcome -> outcome.get("outcome").stringValue())
                .toList();
    }
}
