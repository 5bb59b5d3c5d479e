package city.renewal.progress;

import static city.renewal.progress.ProjectFacts.NOW;
import static city.renewal.progress.ProjectFacts.TODAY;
import static city.renewal.progress.ProjectFacts.node;
import static city.renewal.starter.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.AlertEvent.AlertRaised;
import city.renewal.events.AlertEvent.AlertResolved;
import city.renewal.events.AlertEvent.AlertSubject;
import city.renewal.events.Envelope;
import city.renewal.events.PersonRef;
import city.renewal.events.Problem;
import city.renewal.events.Topics;
import city.renewal.events.UnitRef;
import city.renewal.progress.adapter.metrics.ProgressMetric;
import city.renewal.progress.adapter.metrics.StoreGauges;
import city.renewal.starter.testing.TestTokens;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Figures, metrics and responsibilities over HTTP. */
class FiguresIT extends ProgressIT {
    @Test
    void countsAProjectWithoutAPlanInTheOverview() {
        publish(ProjectFacts.of("it2").registered().all());

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
    void countsVisibleProblemsInTheOverview() {
        var there = TestTokens.of("p-x", city.renewal.starter.security.Role.COMMANDER)
                .in("370212008");
        publish(ProblemFacts.of("fi-1", TODAY.minusDays(1))
                .in("370212008")
                .raised()
                .all());
        publish(ProblemFacts.of("fi-2", TODAY.plusDays(1))
                .in("370212008")
                .from(Problem.Source.CITIZEN, "SAFETY")
                .raised()
                .at(NOW)
                .rectified()
                .closed()
                .all());

        eventually(() -> {
            var problems = service.get("/api/v1/overview?programme=laoshan-2023", there)
                    .body()
                    .path("problems");
            assertThat(problems.path("total").asInt(-1)).isEqualTo(2);
            assertThat(problems.path("open").asInt(-1)).isEqualTo(1);
            assertThat(problems.at("/byStanding/OVERDUE").asInt(-1)).isEqualTo(1);
            assertThat(problems.at("/byStanding/DONE_ON_TIME").asInt(-1)).isEqualTo(1);
            assertThat(problems.at("/byLight/RED").asInt(-1)).isEqualTo(1);
            assertThat(problems.at("/bySource/SITE").asInt(-1)).isEqualTo(1);
            assertThat(problems.at("/bySource/CITIZEN").asInt(-1)).isZero();
        });
        var elsewhere = TestTokens.of("p-x", city.renewal.starter.security.Role.COMMANDER)
                .in("370212007");
        assertThat(service.get("/api/v1/overview?programme=laoshan-2023", elsewhere)
                        .body()
                        .at("/problems/total")
                        .asInt(-1))
                .isZero();
    }

    @Test
    void ranksByProblemsRectifiedOnTimeAndLinksTheirRows() {
        publish(ProblemFacts.of("fi-3", TODAY.minusDays(1))
                .in("370212011")
                .answeredBy("p-r", "u-rank", null)
                .raised()
                .all());
        publish(ProblemFacts.of("fi-4", TODAY.plusDays(1))
                .in("370212011")
                .answeredBy("p-r", "u-rank", null)
                .raised()
                .at(NOW)
                .rectified()
                .closed()
                .all());

        eventually(() -> {
            var line = service.get("/api/v1/rankings?programme=laoshan-2023&by=unit", COMMANDER)
                    .body()
                    .path("items")
                    .valueStream()
                    .filter(each -> each.path("key").asString().equals("u-rank"))
                    .findFirst()
                    .orElseThrow();
            var measured = line.path("explanation")
                    .valueStream()
                    .filter(each -> each.path("measure").asString().equals("PROBLEMS"))
                    .findFirst()
                    .orElseThrow();
            assertThat(measured.path("numerator").asInt(-1)).isEqualTo(1);
            assertThat(measured.path("denominator").asInt(-1)).isEqualTo(2);
            assertThat(line.path("score").asDouble()).isEqualTo(50);
            assertThat(service.get(measured.path("rows").asString(), COMMANDER)
                            .body()
                            .path("items")
                            .size())
                    .isEqualTo(2);
        });
    }

    @Test
    void listsResponsibilities() {
        publishAndAwait(
                ProjectFacts.of("it6")
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
        assertThat(list.at("/items/1/load").size()).isEqualTo(8);
        assertThat(list.at("/items/1/load/0/from").asString()).isEqualTo("2023-06-26");
        assertThat(list.at("/items/1/load/0/nodes").asInt()).isEqualTo(1);
        assertThat(list.at("/items/1/load/1/nodes").asInt()).isZero();
        var first = service.get("/api/v1/responsibilities?unit=u6&limit=1", COMMANDER);
        var second = service.get("/api/v1/responsibilities?unit=u6&limit=1&cursor=" + first.text("next"), COMMANDER);
        assertThat(second.body().at("/items/0/owner/personId").asString()).isEqualTo("p-six");
        assertThat(second.body().get("next").isNull()).isTrue();
    }

    @Test
    void countsAlertsUntilTheyAreResolved() {
        var subject = new AlertSubject(
                "laoshan-2023",
                "it7",
                "n1",
                "370212009",
                "f1",
                null,
                new UnitRef("u7", "单位"),
                new PersonRef("p-7", "负责人"),
                null);
        var there = TestTokens.of("p-x", city.renewal.starter.security.Role.COMMANDER)
                .in("370212009");
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
    void exposesMetrics() {
        publishAndAwait(ProjectFacts.of("it10").registered().planned(node("n1", TODAY.minusDays(2))), "it10", 2);
        service.bean(StoreGauges.class).count();
        var metrics = service.bean(MeterRegistry.class);

        // They are counted after the rows are readable.
        eventually(() -> {
            assertThat(metrics.get(ProgressMetric.APPLIED.id()).counter().count())
                    .isPositive();
            assertThat(metrics.get(ProgressMetric.DELAY.id()).timer().count()).isPositive();
        });
        assertThat(metrics.get(ProgressMetric.NODES.id())
                        .tag("light", "RED")
                        .gauge()
                        .value())
                .isPositive();
        assertThat(metrics.get(ProgressMetric.JOURNAL.id()).gauge().value()).isPositive();
        assertThat(metrics.get(ProgressMetric.STOPPED.id()).gauge().value()).isZero();
    }
}
