package city.renewal.notification;

import static city.renewal.notification.Changes.aNode;
import static city.renewal.notification.Changes.change;
import static city.renewal.notification.Changes.overdue;
import static city.renewal.starter.testing.Eventually.eventually;
import static city.renewal.starter.testing.Eventually.found;
import static city.renewal.starter.testing.TestTokens.demo;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.CensusEvent.OverdueCensusTaken;
import city.renewal.events.CensusEvent.OverdueNode;
import city.renewal.events.Envelope;
import city.renewal.events.NodeSubject;
import city.renewal.events.PersonRef;
import city.renewal.events.Standing;
import city.renewal.events.Topics;
import city.renewal.starter.security.Role;
import city.renewal.starter.testing.RunningService;
import city.renewal.starter.testing.TestTokens;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** People who are unknown or change, and facts that never arrive, through the running service. */
class PeopleIT {
    private static RunningService service;
    private final String project = "p" + UUID.randomUUID();

    @BeforeAll
    static void start() {
        service = ChannelsService.get();
    }

    private JsonNode theAlert(String node) {
        return found(() -> {
            var items = service.get("/api/v1/alerts?project=%s&node=%s".formatted(project, node), demo("commander"))
                    .body()
                    .path("items");
            assertThat(items).hasSize(1);
            return items.get(0);
        });
    }

    private static List<String> toldOf(JsonNode alert) {
        return alert.path("notified")
                .valueStream()
                .map(record -> record.path("personId").asString())
                .toList();
    }

    private void publish(Envelope<?>... facts) {
        service.publish(Topics.PROGRESS, List.of(facts));
    }

    private JsonNode explained(String alertId) {
        return service.get("/api/v1/alerts/%s/explanation".formatted(alertId), demo("commander"))
                .body();
    }

    private static NodeSubject ownedBy(NodeSubject node, String owner) {
        return new NodeSubject(
                node.programme(),
                node.programmeName(),
                node.projectId(),
                node.projectName(),
                node.nodeId(),
                node.nodeName(),
                node.field(),
                node.area(),
                node.headquarters(),
                node.headquartersLeader(),
                new PersonRef(owner, owner),
                node.unit(),
                node.leader(),
                node.supervisor());
    }

    @Test
    void anAlertWhoseOwnerIsUnknownGoesToTheUnitAndToTheOwnerOnceTheDirectoryHasThem() {
        var owner = "p-late-" + project;
        publish(overdue(ownedBy(aNode(project, "n1"), owner), 1, 1));

        var alert = found(() -> {
            var now = theAlert("n1");
            assertThat(now.path("level").intValue()).isGreaterThanOrEqualTo(2);
            return now;
        });
        assertThat(toldOf(alert)).doesNotContain(owner).startsWith("unit:u1");
        var turns = explained(alert.path("alertId").asString()).path("turns");
        assertThat(turns.valueStream()
                        .filter(turn -> turn.toString().contains("UNKNOWN_PERSON"))
                        .map(turn -> turn.path("level").intValue()))
                .containsOnly(1);
        var told = turns.valueStream()
                .filter(turn -> turn.path("toldPersonId").asString("").equals("unit:u1"))
                .findFirst()
                .orElseThrow();
        assertThat(told.path("deliveries")
                        .valueStream()
                        .map(line -> line.path("channel").asString()))
                .contains("INBOX")
                .as("by channels that are not set up nothing went out")
                .doesNotContain("WEBHOOK", "DINGTALK");

        service.publish(Topics.PROJECT, List.of(SomePeople.recorded(1, SomePeople.active(owner, "u1"))));

        eventually(() -> assertThat(toldOf(theAlert("n1"))).contains(owner));
        assertThat(service.get("/api/v1/alerts/audit", demo("admin"))
                        .body()
                        .path("unreached")
                        .asInt(-1))
                .isZero();
    }

    @Test
    void theNewOwnerIsNotifiedAndTheFormerMayNotAcknowledge() {
        var former = "p-former-" + project;
        SomePeople.keepIn(service, SomePeople.active(former, "u1"));
        publish(overdue(ownedBy(aNode(project, "n1"), former), 1, 1));
        var id = theAlert("n1").path("alertId").asString();
        var path = "/api/v1/alerts/%s/acknowledgement".formatted(id);

        publish(overdue(aNode(project, "n1"), 2, 1));

        eventually(() -> assertThat(toldOf(theAlert("n1"))).contains(former, "p-owner"));
        var token = TestTokens.of(former, Role.OWNER).in("370212").token();
        assertThat(service.send("POST", path, token, null, Map.of()).status()).isEqualTo(403);
        assertThat(service.send("POST", path, demo("owner").token(), null, Map.of())
                        .status())
                .isEqualTo(200);
    }

    /** The node's own fact is never published: only the lists know that it is overdue. */
    @Test
    void theWatchdogNoticesAFactThatNeverArrivedAndIsQuietOnceItIsSaidAnew() {
        var programme = "census-" + project;
        var lost = new OverdueNode(project, "lost", 1, "370212001");
        var census = new OverdueCensusTaken(programme, 0, 1, List.of(lost), List.of(), Changes.NOW);
        publish(Envelope.of("/census/" + programme, programme, 1, census));

        eventually(() -> assertThat(missing()).contains(project));

        publish(overdue(aNode(project, "lost"), 1, 1));
        eventually(() -> assertThat(missing()).doesNotContain(project));
    }

    /** That the node was done is never published: only the lists know. */
    @Test
    void theWatchdogNoticesThatItWasNeverSaidThatANodeIsDone() {
        publish(overdue(aNode(project, "done"), 1, 1));
        var alert = theAlert("done").path("alertId").asString();
        var programme = aNode(project, "done").programme();
        var census = new OverdueCensusTaken(programme, 0, 1, List.of(), List.of(), Changes.NOW.plusSeconds(86_400));
        publish(Envelope.of("/census/" + programme, programme, 2, census));

        eventually(() -> assertThat(stale()).contains(alert));

        publish(change(aNode(project, "done"), 2, 1, Standing.DONE_LATE));
        eventually(() -> assertThat(stale()).doesNotContain(alert));
    }

    private static String stale() {
        return service.get("/api/v1/alerts/audit", demo("admin"))
                .body()
                .path("staleAlerts")
                .toString();
    }

    private static String missing() {
        return service.get("/api/v1/alerts/audit", demo("admin"))
                .body()
                .path("missing")
                .toString();
    }
}
