package city.renewal.acceptance;

import static city.renewal.acceptance.RequestBodies.node;
import static city.renewal.acceptance.RequestBodies.plan;
import static city.renewal.acceptance.RequestBodies.project;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The people who are notified of an alert and may acknowledge it, through the whole platform. */
@ExtendWith(SharedPlatform.Resolver.class)
class AlertsFollowPeopleIT {
    private final SharedPlatform chain;

    AlertsFollowPeopleIT(SharedPlatform chain) {
        this.chain = chain;
    }

    private static Map<String, Object> lateNodeOf(String owner) {
        var late = node("late", 10, "2023-06-20");
        late.put(
                "responsibility",
                Map.of(
                        "owner", Map.of("personId", owner, "name", owner),
                        "unit", Map.of("unitId", "u1", "name", "u1"),
                        "leader", Map.of("personId", "p-leader", "name", "l"),
                        "cooperatingUnits", List.of()));
        return late;
    }

    private void planned(String id, String owner) throws Exception {
        var registered = chain.commander()
                .post("/api/v1/projects", project(id, "chain", "370212"))
                .expect(201);
        chain.commander()
                .put(
                        "/api/v1/projects/%s/plan".formatted(id),
                        plan("2023-07-31", List.of(lateNodeOf(owner))),
                        registered.etag())
                .expect(200);
    }

    private List<String> told(String project) throws Exception {
        return chain.commander().all("/api/v1/alerts?project=%s&node=late".formatted(project)).stream()
                .flatMap(alert -> alert.get("notified").valueStream())
                .map(record -> record.get("personId").stringValue())
                .toList();
    }

    private List<JsonNode> messages(String user, String about) throws Exception {
        return chain.platform().as(user).all("/api/v1/inbox").stream()
                .filter(message -> message.toString().contains(about))
                .toList();
    }

    @Test
    void anUnknownOwnerIsSkippedAndNotifiedOnceTheDirectoryHasThem() throws Exception {
        planned("people-1", "p-nobody-1");
        Eventually.holds(
                "the unit is told", SharedPlatform.SOON, () -> told("people-1").contains("unit:u1"));

        var id = chain.alertOf("people-1", "late").get("alertId").stringValue();
        var turns = chain.commander()
                .get("/api/v1/alerts/%s/explanation".formatted(id))
                .expect(200)
                .body()
                .get("turns");
        assertThat(told("people-1")).doesNotContain("p-nobody-1");
        assertThat(turns.valueStream()
                        .filter(turn -> turn.toString().contains("UNKNOWN_PERSON"))
                        .map(turn -> turn.get("level").intValue()))
                .containsExactly(1);
        assertThat(turns.toString()).doesNotContain("WEBHOOK", "EMAIL", "SMS", "WECOM", "DINGTALK");
        var audit = chain.platform()
                .as("admin")
                .get("/api/v1/alerts/audit")
                .expect(200)
                .body();
        assertThat(audit.get("unreached").intValue()).isZero();

        chain.platform()
                .as("admin")
                .put("/api/v1/people/p-nobody-1", Map.of("name", "新人", "units", List.of("u1")), null)
                .expect(200);

        Eventually.holds(
                "the owner is told", SharedPlatform.SOON, () -> told("people-1").contains("p-nobody-1"));
        assertThat(messages("unit", "people-1")).hasSize(1);
    }

    @Test
    void thePersonWhoTakesANodeOverIsNotifiedAndTheFormerOneMayNotAcknowledge() throws Exception {
        planned("people-2", "p-owner");
        Eventually.holds(
                "the owner is told", SharedPlatform.SOON, () -> told("people-2").contains("p-owner"));
        var id = chain.alertOf("people-2", "late").get("alertId").stringValue();
        chain.platform()
                .as("owner")
                .post("/api/v1/alerts/" + id + "/acknowledgement", Map.of())
                .expect(200);

        var read = chain.commander().get("/api/v1/projects/people-2/plan").expect(200);
        chain.commander()
                .put(
                        "/api/v1/projects/people-2/plan",
                        plan("2023-07-31", List.of(lateNodeOf("p-owner-2"))),
                        read.etag())
                .expect(200);

        Eventually.holds(
                "the new owner is told",
                SharedPlatform.SOON,
                () -> told("people-2").contains("p-owner-2"));
        assertThat(chain.alertOf("people-2", "late").get("acknowledgedAt").isNull())
                .isTrue();
        assertThat(chain.platform()
                        .as("owner")
                        .post("/api/v1/alerts/" + id + "/acknowledgement", Map.of())
                        .status())
                .isEqualTo(403);
        chain.platform()
                .as("owner-2")
                .post("/api/v1/alerts/" + id + "/acknowledgement", Map.of())
                .expect(200);
    }

    @Test
    void anObjectionReachesTheLeaderWithItsReason() throws Exception {
        chain.planned("people-3");
        chain.platform()
                .as("owner")
                .post(
                        "/api/v1/projects/people-3/nodes/next/acceptance",
                        Map.of("verdict", "OBJECTED", "note", "从未参与该项目"))
                .expect(200);

        Eventually.holds(
                "the leader reads why",
                SharedPlatform.SOON,
                () -> messages("leader", "people-3").stream()
                        .anyMatch(message -> message.get("kind").stringValue().equals("OBJECTED")
                                && message.get("text").stringValue().contains("从未参与该项目")));
    }
}
