package city.renewal.notification;

import static city.renewal.notification.Changes.DUE;
import static city.renewal.notification.Changes.aProblem;
import static city.renewal.notification.Changes.aStreetProblem;
import static city.renewal.notification.Changes.problem;
import static city.renewal.starter.testing.Eventually.eventually;
import static city.renewal.starter.testing.Eventually.found;
import static city.renewal.starter.testing.TestTokens.demo;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.Envelope;
import city.renewal.events.ProblemSubject.BlockedNode;
import city.renewal.events.Standing;
import city.renewal.events.Topics;
import city.renewal.starter.testing.RunningService;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Problems, from the progress service's facts on Kafka to inboxes, the climb and the answer, an hour to each second. */
class ProblemsIT {
    private static RunningService service;

    private final String problem = "q" + UUID.randomUUID();
    private final String project = "p" + UUID.randomUUID();

    @BeforeAll
    static void start() {
        ChannelsService.end();
        service = RunningService.of(NotificationServiceApplication.class)
                .with("renewal.clock", "2023-06-30T08:00+08:00;x3600")
                .with("renewal.escalation.patience", "90m")
                .with("renewal.escalation.calendar", "NATURAL")
                .with("renewal.escalation.opens", "00:00")
                .with("renewal.escalation.closes", "00:00")
                .with("renewal.hours.opens", "00:00")
                .with("renewal.hours.closes", "00:00")
                .with("renewal.escalation.sweep-every", "100ms")
                .start();
        SomePeople.keepIn(service);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static void publish(Envelope<?>... facts) {
        service.publish(Topics.PROGRESS, List.of(facts));
    }

    private List<JsonNode> alerts(String user) {
        return service.get("/api/v1/alerts?problem=" + problem, demo(user))
                .body()
                .path("items")
                .valueStream()
                .toList();
    }

    private JsonNode theAlert() {
        return found(() -> {
            var found = alerts("commander");
            assertThat(found).hasSize(1);
            return found.getFirst();
        });
    }

    private List<JsonNode> inbox(String user) {
        return service.get("/api/v1/inbox?limit=500", demo(user))
                .body()
                .path("items")
                .valueStream()
                .filter(message ->
                        message.path("subject").path("problemId").asString("").equals(problem))
                .toList();
    }

    @Test
    void anOverdueProblemHasOneAlertThatEscalatesThroughAllLevelsToTheSupervisionOffice() {
        var fact = problem(aProblem(project, problem), 1, 1, Standing.OVERDUE);
        publish(fact, fact);

        eventually(() -> assertThat(theAlert().path("level").intValue()).isEqualTo(5));

        var alert = theAlert();
        assertThat(alert.path("kind").asString()).isEqualTo("OVERDUE");
        assertThat(alert.path("subject").path("type").asString()).isEqualTo("PROBLEM");
        assertThat(alert.path("subject").path("problemId").asString()).isEqualTo(problem);
        assertThat(alert.path("subject").path("projectId").asString()).isEqualTo(project);
        assertThat(alert.path("nodeId").asString()).isEmpty();
        assertThat(alert.path("dueVersion").intValue()).isEqualTo(1);
        assertThat(alert.path("notified")
                        .valueStream()
                        .map(told -> told.path("personId").asString()))
                .containsExactly("p-owner", "unit:u1", "p-leader", "p-commander", "supervision-office");
        for (var user : List.of("owner", "unit", "leader", "commander", "supervisor")) {
            assertThat(inbox(user)).as(user).singleElement().satisfies(message -> {
                assertThat(message.path("text").asString()).contains("问题逾期", "外墙保温层脱落");
                assertThat(message.path("projectId").asString()).isEqualTo(project);
            });
        }
        assertThat(inbox("unit-2")).isEmpty();
        assertThat(alerts("owner-2")).isEmpty();
        assertThat(service.get("/api/v1/alerts?project=" + project, demo("commander"))
                        .body()
                        .path("items"))
                .hasSize(1);
    }

    @Test
    void anAcknowledgementStopsTheEscalationAndTheClosedProblemResolvesItsAlert() {
        publish(problem(aStreetProblem(problem), 1, 1, Standing.OVERDUE));
        var id = theAlert().path("alertId").asString();

        var answer = service.send(
                "POST",
                "/api/v1/alerts/%s/acknowledgement".formatted(id),
                demo("owner").token(),
                "{\"note\":\"今日修复\"}",
                Map.of());

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        assertThat(answer.body().path("subject").has("projectId")).isFalse();
        publish(problem(aStreetProblem(problem), 2, 1, Standing.DONE_LATE));
        eventually(() -> assertThat(theAlert().path("resolvedAt").isString()).isTrue());
        assertThat(service.get("/api/v1/alerts/" + id, demo("owner-2")).status())
                .isEqualTo(404);
    }

    @Test
    void theLeaderHearsWhichNodesAProblemHoldsUpAndOfAClaimThatWasReturnedTwice() {
        var blocking = aProblem(project, problem, new BlockedNode("n1", "房屋征收"), new BlockedNode("n2", "主体开工"));
        publish(problem(blocking, 1, 1, Standing.ON_TRACK, DUE.plusYears(9), 2, 0, null, null));

        eventually(() -> assertThat(inbox("leader"))
                .extracting(message -> message.path("kind").asString())
                .containsExactlyInAnyOrder("BLOCKS_NODES", "RETURNED_AGAIN"));
        assertThat(inbox("leader"))
                .anySatisfy(
                        message -> assertThat(message.path("text").asString()).contains("房屋征收、主体开工"));
        assertThat(inbox("owner"))
                .extracting(message -> message.path("kind").asString())
                .containsExactly("RETURNED_AGAIN");
    }

    @Test
    void theWatchdogCountsProblemsAndFindsNoneWithoutItsAlert() {
        publish(problem(aProblem(project, problem), 1, 1, Standing.OVERDUE));
        theAlert();

        var audit = service.get("/api/v1/alerts/audit", demo("admin")).body();

        assertThat(audit.path("overdue").intValue()).isPositive();
        assertThat(audit.path("unalerted").intValue()).isZero();
        assertThat(audit.path("stale").intValue()).isZero();
    }
}
