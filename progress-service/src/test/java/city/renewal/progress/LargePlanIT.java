package city.renewal.progress;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.Anchor;
import city.renewal.events.Plan;
import city.renewal.events.PlannedNode;
import city.renewal.events.ProjectEvent.PlanSet;
import city.renewal.progress.application.state.ProgressDocuments;
import city.renewal.starter.testing.HostileRequests;
import city.renewal.starter.testing.SamplePlans;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Plans of 20,000 nodes, saved and previewed. */
class LargePlanIT extends ProgressIT {
    private static final int PLANS = 6;

    private static List<PlannedNode> nodes() {
        return IntStream.range(0, 20_000)
                .mapToObj(n -> SamplePlans.node(
                        "n" + n, "施工" + n, n % 100 == 0 ? List.of() : List.of(SamplePlans.after("n" + (n - 1)))))
                .toList();
    }

    @BeforeAll
    static void aPlanOfTwentyThousandNodesThatWasSetSomeTimes() {
        var facts = ProjectFacts.of("it-large").registered();
        for (int day = PLANS; day > 0; day--) {
            facts.decided(new PlanSet(
                    new Plan("NATURAL", Anchor.startOn(ProjectFacts.TODAY.minusDays(day)), List.of(), nodes()),
                    "p-unit",
                    ProjectFacts.NOW.minusSeconds(day)));
        }
        var began = System.nanoTime();
        publish(facts.all());

        awaitRows();

        System.out.printf(
                "20,000 rows written after %d ms%n",
                Duration.ofNanos(System.nanoTime() - began).toMillis());
    }

    @Test
    void aPlanOfTwentyThousandNodesReachesTheLists() {
        var page = service.get("/api/v1/deadlines?limit=500&project=it-large", COMMANDER);
        assertThat(page.body().get("items").size()).isEqualTo(500);
        var schedule = service.get("/api/v1/projects/it-large/schedule", COMMANDER);
        assertThat(schedule.body().get("nodes").size()).isEqualTo(20_000);
        assertThat(schedule.body().get("feasible").asBoolean()).isTrue();
    }

    @TestFactory
    Stream<DynamicTest> noQuestionAboutItWaits() {
        return HostileRequests.of("progress")
                .knowing("programme", ProjectFacts.PROGRAMME)
                .knowing("projectId", "it-large")
                .knowing("project", "it-large")
                .knowing("by", "area", "unit", "field", "headquarters")
                .knowing("area", "370212")
                .knowing("node", "n1", "n19999")
                .knowing("nodeId", "n1", "n19999")
                .only(operation -> operation.startsWith("GET "), 6)
                .tests(service);
    }

    /** Far longer than needed: on a busy machine a minute is short. */
    private static void awaitRows() {
        var until = System.nanoTime() + Duration.ofMinutes(8).toNanos();
        while (!areWritten()) {
            assertThat(System.nanoTime()).as("rows that wait").isLessThan(until);
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    private static boolean areWritten() {
        return service.bean(ProgressDocuments.class)
                .load("it-large")
                .filter(stored -> stored.digests().size() == 20_000 && stored.projected() == stored.version())
                .isPresent();
    }

    @Test
    void aPreviewAcceptsAtMostTwentyThousandNodes() {
        var taken = service.post("/api/v1/schedules/preview", COMMANDER, preview(20_000));
        var refused = service.post("/api/v1/schedules/preview", COMMANDER, preview(20_001));

        assertThat(taken.status()).as("%.300s", taken.body()).isEqualTo(200);
        assertThat(taken.body().get("nodes").size()).isEqualTo(20_000);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().at("/violations/0/message").asString()).contains("20000");
    }

    private static String preview(int nodes) {
        var json = new StringBuilder("{\"anchor\": {\"startOn\": \"2023-07-01\"}, \"nodes\": [");
        for (int n = 0; n < nodes; n++) {
            var before = n % 100 == 0 ? "" : "{\"nodeId\": \"n%d\", \"type\": \"FS\", \"lagDays\": 0}".formatted(n - 1);
            json.append(n == 0 ? "" : ",")
                    .append("{\"nodeId\": \"n%d\", \"durationDays\": %d, \"predecessors\": [%s]}"
                            .formatted(n, n % 9, before));
        }
        return json.append("]}").toString();
    }
}
