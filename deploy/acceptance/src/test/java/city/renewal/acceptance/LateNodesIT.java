package city.renewal.acceptance;

import static city.renewal.acceptance.Bodies.report;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From a plan to the list, the alert, the acknowledgement and the end of a late node. */
@ExtendWith(Chain.Shared.class)
class LateNodesIT {
    private final Chain chain;

    LateNodesIT(Chain chain) {
        this.chain = chain;
    }

    @Test
    void aLateNodeIsListedAndItsOwnerIsToldOnce() throws Exception {
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
                Chain.SOON,
                () -> chain.platform().as("owner").all("/api/v1/inbox").stream()
                        .anyMatch(message -> message.toString().contains("late-1")));
    }

    @Test
    void anAlertIsAcknowledgedByThePersonToldAndByNobodyElse() throws Exception {
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
                "claimed", Chain.SOON, () -> chain.standing("late-3", "late").equals("CLAIMED"));
        assertThat(chain.rows("late-3").get("late").get("light").stringValue()).isEqualTo("RED");
        chain.platform()
                .as("supervisor")
                .post("/api/v1/projects/late-3/nodes/late/verification", Map.of("verdict", "ACCEPTED", "note", ""))
                .expect(200);

        Eventually.holds(
                "done late", Chain.SOON, () -> chain.standing("late-3", "late").equals("DONE_LATE"));
        assertThat(chain.rows("late-3").get("late").get("light").stringValue()).isEqualTo("YELLOW");
        Eventually.holds(
                "the alert is resolved",
                Chain.SOON,
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
                Chain.SOON,
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
                Chain.SOON,
                () -> chain.rows("report-1").get("next").get("progressPercent").intValue() == 60);
    }

    @Test
    void theLiveStreamTellsOfANodeThatBecameLate() throws Exception {
        var lines = new LinkedBlockingQueue<String>();
        var stream = chain.commander().stream("/api/v1/live?programme=chain");
        var reader = Thread.ofVirtual().start(() -> stream.body().forEach(lines::add));
        try {
            chain.planned("live-1");
            Eventually.holds("a standing event for live-1", Chain.SOON, () -> {
                var line = lines.poll(1, TimeUnit.SECONDS);
                return line != null && line.startsWith("data:") && line.contains("live-1");
            });
        } finally {
            stream.body().close();
            reader.interrupt();
        }
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
