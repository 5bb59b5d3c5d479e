package city.renewal.notification;

import static city.renewal.notification.Changes.aNode;
import static city.renewal.notification.Changes.overdue;
import static city.renewal.notification.domain.order.SomeOrders.planned;
import static city.renewal.notification.domain.order.SomeOrders.programme;
import static city.renewal.notification.domain.order.SomeOrders.registered;
import static city.renewal.starter.testing.Eventually.eventually;
import static city.renewal.starter.testing.Eventually.found;
import static city.renewal.starter.testing.TestTokens.demo;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.Topics;
import city.renewal.starter.security.Role;
import city.renewal.starter.testing.HiddenObjectCheck;
import city.renewal.starter.testing.RunningService;
import city.renewal.starter.testing.RunningService.Answer;
import city.renewal.starter.testing.TestTokens;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Whoever may not see something can't find out whether it exists. */
class SameAnswersIT {
    private static final String ORDERS = "/api/v1/supervision-orders";
    private static final String ORDER = "POST /api/v1/supervision-orders/{orderId}";
    private static final String CONTACT = "/api/v1/contacts/{personId}";
    private static final String PROGRAMME = "unseen-" + UUID.randomUUID();
    private static final String PROJECT = "p" + UUID.randomUUID();
    private static final String PERSON = "p-unseen";
    private static RunningService service;
    private static String webhook = "";
    private static String delivery = "";
    private static String notice = "";
    private static String silence = "";
    private static String order = "";
    private static String alert = "";
    private static String message = "";

    @BeforeAll
    static void whatIsHidden() {
        service = ChannelsService.get();
        service.publish(
                Topics.PROJECT,
                List.of(
                        programme(PROGRAMME),
                        registered(PROGRAMME, PROJECT, "370212001", 1, "沙子口片区改造"),
                        planned(PROJECT, 2)));
        order = found(
                () -> given("POST", "supervisor", ORDERS, anOrder(PROJECT)).text("orderId"));
        silence = given("POST", "commander", "/api/v1/silences", """
                {"match": [{"trait": "AREA", "values": ["370212002"]}], "reason": "x", "endsAt": "2023-07-20T00:00:00Z"}
                """).text("silenceId");
        given("PUT", "admin", "/api/v1/contacts/" + PERSON, "{\"email\": \"unseen@example.org\"}");
        webhook = given("POST", "admin", "/api/v1/webhooks", """
                {"url": "http://127.0.0.1:9/", "description": "x"}
                """).text("webhookId");
        service.publish(Topics.PROGRESS, List.of(overdue(aNode(PROJECT, "n1"), 1, 1)));
        alert = found(() -> first("commander", "/api/v1/alerts?project=" + PROJECT, "items"))
                .path("alertId")
                .asString();
        message = found(() -> ofThisProject(get("owner", "/api/v1/inbox?limit=500", "items")))
                .path("messageId")
                .asString();
        delivery = found(() -> first("admin", "/api/v1/deliveries?target=" + webhook, "items"))
                .path("deliveryId")
                .asString();
        // Nobody answers there, so the webhook is disabled with a notice.
        notice = found(() -> first("admin", "/api/v1/inbox", "notices"))
                .path("noticeId")
                .asString();
    }

    /** Others use the same service. */
    @AfterAll
    static void cleanUp() {
        service.send("DELETE", "/api/v1/webhooks/" + webhook, demo("admin").token(), null, Map.of());
        service.send(
                "POST",
                "/api/v1/silences/%s/end".formatted(silence),
                demo("admin").token(),
                null,
                Map.of());
    }

    /** Somebody of another district, with other units; an administrator of that district too. */
    private static TestTokens.Bearer stranger(Role role) {
        return TestTokens.of("p-stranger", role).in("370202").ofUnits("u9").withScope("renewal:read");
    }

    @TestFactory
    Stream<DynamicTest> whatIsNotInSightIsAnsweredForAsIfItDidNotExist() {
        return HiddenObjectCheck.of(
                        "notification",
                        Map.of(
                                "webhookId", webhook,
                                "alertId", alert,
                                "orderId", order,
                                "silenceId", silence,
                                "messageId", message,
                                "programme", PROGRAMME,
                                "project", PROJECT,
                                "unit", "u1",
                                "person", "p-owner"))
                .sending("PUT /api/v1/webhooks/{webhookId}", webhook("370202"))
                .sending(ORDER + "/reply", "{\"answer\": \"x\"}")
                .sending(ORDER + "/return", "{\"reason\": \"x\"}")
                .sending(ORDER + "/closure", "{\"outcome\": \"WITHDRAWN\", \"note\": \"x\"}")
                .tests(service, SameAnswersIT::stranger);
    }

    /** An administrator sees all of these; it is the others who must not. */
    @TestFactory
    Stream<DynamicTest> whatIsTheAdministratorsIsAnsweredForToOthersAsIfItDidNotExist() {
        return HiddenObjectCheck.of(
                        "notification",
                        Map.of(
                                "personId", PERSON,
                                "webhookId", webhook,
                                "deliveryId", delivery,
                                "noticeId", notice))
                .sending("PUT " + CONTACT, "{\"email\": \"other@example.org\"}")
                .sending("POST " + CONTACT + "/email/confirmation", "{\"code\": \"22222222\"}")
                .sending("PUT /api/v1/webhooks/{webhookId}", webhook("370202"))
                .tests(service, role -> stranger(role == Role.ADMIN ? Role.COMMANDER : role));
    }

    @Test
    void anOrderAboutAProjectThatIsNotInSightIsRefusedAsOneAboutAProjectThatDoesNotExist() {
        for (var role : List.of(Role.SUPERVISOR, Role.COMMANDER)) {
            var unseen = service.post(ORDERS, stranger(role), anOrder(PROJECT));
            var unknown = service.post(ORDERS, stranger(role), anOrder("no-such"));

            assertThat(unseen.status()).isEqualTo(422);
            assertThat(unseen.status() + unseen.body().toString().replace(PROJECT, "…"))
                    .isEqualTo(unknown.status() + unknown.body().toString().replace("no-such", "…"));
        }
    }

    /** The attempts above must not have changed what they were about. */
    @Test
    void whatIsHiddenIsThereForThoseWhoMaySeeIt() {
        eventually(() -> {
            assertThat(service.get("/api/v1/alerts/%s/explanation".formatted(alert), demo("commander"))
                            .status())
                    .isEqualTo(200);
            assertThat(service.get(ORDERS + "/" + order, demo("unit")).text("state"))
                    .isEqualTo("ISSUED");
            assertThat(service.get("/api/v1/contacts/" + PERSON, demo("admin")).text("email"))
                    .isEqualTo("unseen@example.org");
            assertThat(service.get("/api/v1/webhooks/" + webhook, demo("admin")).text("description"))
                    .isEqualTo("x");
        });
    }

    @Test
    void anAdministratorOfADistrictSetsUpWebhooksOfItsAreasOnly() {
        var path = "/api/v1/webhooks";
        for (var areas : List.of("", "370212", "370202\", \"370212", "3702")) {
            assertThat(service.post(path, stranger(Role.ADMIN), webhook(areas)).status())
                    .as(areas)
                    .isIn(403, 422);
        }
        var made = service.post(path, stranger(Role.ADMIN), webhook("370202001"));
        var theirs = path + "/" + made.text("webhookId");
        var beyond =
                service.send("PUT", theirs, stranger(Role.ADMIN).token(), webhook("370212"), Map.of("If-Match", "*"));
        var listed = service.get(path, stranger(Role.ADMIN)).body().path("items");

        assertThat(made.status()).as("%s", made.body()).isEqualTo(201);
        assertThat(beyond.status()).isEqualTo(403);
        assertThat(listed.valueStream().map(each -> each.path("webhookId")))
                .containsExactly(made.body().path("webhookId"));
        assertThat(service.send("DELETE", theirs, stranger(Role.ADMIN).token(), null, Map.of())
                        .status())
                .isEqualTo(204);
    }

    private static String webhook(String areas) {
        return """
                {"url": "http://127.0.0.1:9/", "description": "y", "areas": [%s]}
                """.formatted(areas.isEmpty() ? "" : "\"" + areas + "\"");
    }

    private static String anOrder(String project) {
        return """
                {"projectId": "%s", "nodeId": "n1", "colour": "RED", "matter": "逾期", "basis": "第三条", "demand": "完成。"}
                """.formatted(project);
    }

    private static Answer given(String method, String user, String path, String body) {
        var answer = service.send(method, path, demo(user).token(), body, Map.of());
        assertThat(answer.status()).as("%s", answer.body()).isBetween(200, 299);
        return answer;
    }

    private static JsonNode get(String user, String path, String list) {
        return service.get(path, demo(user)).body().path(list);
    }

    private static JsonNode first(String user, String path, String list) {
        var items = get(user, path, list);
        assertThat(items).isNotEmpty();
        return items.get(0);
    }

    private static JsonNode ofThisProject(JsonNode messages) {
        return messages.valueStream()
                .filter(each -> each.path("projectId").asString().equals(PROJECT))
                .findFirst()
                .orElseThrow();
    }
}
