package city.renewal.notification;

import static city.renewal.notification.Changes.aNode;
import static city.renewal.notification.Changes.aProject;
import static city.renewal.notification.Changes.change;
import static city.renewal.notification.Changes.envelope;
import static city.renewal.starter.testing.Eventually.eventually;
import static city.renewal.starter.testing.TestTokens.demo;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.Envelope;
import city.renewal.events.NodeMatters;
import city.renewal.events.ProgressEvent;
import city.renewal.events.ProgressEvent.NodeMattersChanged;
import city.renewal.events.ProgressEvent.NodeReportMissed;
import city.renewal.events.ProgressEvent.ProjectStandstillChanged;
import city.renewal.events.Standing;
import city.renewal.events.Topics;
import city.renewal.starter.testing.RunningService;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every kind of alert that can be switched on, from its fact on Kafka to the inbox of whoever it goes to, on 30 June 2023. */
class KindsIT {
    private static final String KINDS = "/api/v1/alert-kinds";
    private static final String POLICIES = "/api/v1/escalation-policies";
    private static final Instant NOW = Instant.parse("2023-06-30T00:00:00Z");
    private static final LocalDate FAR = LocalDate.of(2023, 11, 30);
    private final RunningService service = ChannelsService.get();
    private final String project = "p" + UUID.randomUUID();
    private String policiesBefore = "";
    private long sequence;

    @BeforeEach
    void switchOn() {
        put(KINDS, """
                {"kinds":[{"kind":"DUE_SOON","on":true,"severity":"WARNING"},{"kind":"FORECAST_LATE","on":true},
                  {"kind":"REPORT_MISSING","on":true,"severity":"INFO"},{"kind":"UNSIGNED","on":true,"severity":"CRITICAL"},
                  {"kind":"RETURNED_AGAIN","on":true},{"kind":"EXTENSION_WAITING","on":true},{"kind":"SUSPENDED_LONG","on":true}]}
                """);
        policiesBefore =
                service.get(POLICIES, demo("admin")).body().path("policies").toString();
        put(POLICIES, """
                {"policies":[%s]}
                """.formatted(policy("default", "OWNER") + "," + policy("leaders", "LEADER")));
        put("/api/v1/routing", """
                {"root":{"routeId":"root","routes":[{"routeId":"to-decide","policyId":"leaders",
                  "match":[{"trait":"KIND","values":["EXTENSION_WAITING","SUSPENDED_LONG"]}]}]}}
                """);
    }

    /** As the service came, for those who share it. */
    @AfterEach
    void switchOff() {
        put(KINDS, "{\"kinds\":[]}");
        put("/api/v1/routing", "{\"root\":{\"routeId\":\"root\"}}");
        put(POLICIES, "{\"policies\":%s}".formatted(policiesBefore));
    }

    private void put(String path, String body) {
        var answer = service.send("PUT", path, demo("admin").token(), body, Map.of("If-Match", "*"));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    }

    private static String policy(String id, String first) {
        return """
                {"policyId":"%s","name":"%s","steps":[{"after":{"unit":"AT_ONCE"},"whom":"%s"},
                  {"after":{"unit":"WORKING_DAYS","amount":1},"whom":"SUPERVISION_OFFICE"}],
                  "acknowledgementLasts":{"unit":"WORKING_DAYS","amount":2}}
                """.formatted(id, id, first);
    }

    private static NodeMatters matters(LocalDate signingDue, int returns, String extension, Instant requestedAt) {
        return new NodeMatters("Asia/Shanghai", signingDue, returns, extension, requestedAt);
    }

    private Envelope<ProgressEvent> node(String id, LocalDate due, NodeMatters matters) {
        return envelope(
                ++sequence, new NodeMattersChanged(aNode(project, id), 1, due, Standing.ON_TRACK, matters, NOW));
    }

    /** What somebody was told of the project, as kind, severity and node. */
    private List<String> told(String user, String ofProject) {
        return service.get("/api/v1/inbox?limit=500", demo(user))
                .body()
                .path("items")
                .valueStream()
                .filter(message -> message.path("projectId").asString().equals(ofProject))
                .map(message -> "%s %s %s"
                        .formatted(
                                message.path("kind").asString(),
                                message.path("severity").asString(),
                                message.path("nodeId").asString()))
                .toList();
    }

    @Test
    void eachReachesTheInboxOfItsPersonWithItsSeverityOnce() {
        var nothing = matters(null, 0, null, null);
        var facts = List.<Envelope<?>>of(
                node("soon", LocalDate.of(2023, 7, 3), nothing),
                node("unsigned", FAR, matters(LocalDate.of(2023, 6, 29), 0, null, null)),
                node("returned", FAR, matters(null, 2, null, null)),
                node("waiting", FAR, matters(null, 0, "x1", Instant.parse("2023-06-26T02:00:00Z"))),
                node("silent", FAR, nothing),
                envelope(++sequence, new NodeReportMissed(aNode(project, "silent"), 1, null, NOW)),
                change(aNode(project, "late"), ++sequence, 40, Standing.AT_RISK),
                // What is not so yet: the day itself, one return, a request of yesterday.
                node("fine", LocalDate.of(2023, 7, 8), matters(LocalDate.of(2023, 6, 30), 1, "x2", NOW)));
        service.publish(Topics.PROGRESS, facts);
        service.publish(Topics.PROGRESS, facts);

        eventually(() -> assertThat(told("owner", project))
                .containsExactlyInAnyOrder(
                        "DUE_SOON WARNING soon",
                        "UNSIGNED CRITICAL unsigned",
                        "RETURNED_AGAIN WARNING returned",
                        "REPORT_MISSING INFO silent",
                        "FORECAST_LATE WARNING late"));
        eventually(() -> assertThat(told("leader", project)).containsExactly("EXTENSION_WAITING WARNING waiting"));
        assertThat(told("unit", project)).isEmpty();
    }

    @Test
    void aProjectThatStandsStillTooLongReachesItsLeaderAndEndsWhenWorkGoesOn() {
        var since = LocalDate.of(2023, 5, 20);
        service.publish(
                Topics.PROGRESS,
                List.of(envelope(
                        1, new ProjectStandstillChanged(aProject(project), "s1", since, "Asia/Shanghai", NOW))));
        eventually(() -> assertThat(told("leader", project)).containsExactly("SUSPENDED_LONG WARNING "));

        service.publish(
                Topics.PROGRESS,
                List.of(envelope(
                        2, new ProjectStandstillChanged(aProject(project), null, null, "Asia/Shanghai", NOW))));

        eventually(() -> assertThat(service.get("/api/v1/alerts?project=" + project, demo("leader"))
                        .body()
                        .path("items")
                        .get(0)
                        .path("resolvedAt")
                        .isString())
                .isTrue());
    }
}
