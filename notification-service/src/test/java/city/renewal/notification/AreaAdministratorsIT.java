package city.renewal.notification;

import static city.renewal.notification.Changes.aNode;
import static city.renewal.notification.Changes.overdue;
import static city.renewal.starter.testing.Eventually.eventually;
import static city.renewal.starter.testing.Eventually.found;
import static city.renewal.starter.testing.TestTokens.demo;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.DirectoryEvent.UnitRecorded;
import city.renewal.events.Envelope;
import city.renewal.events.Topics;
import city.renewal.events.Unit;
import city.renewal.notification.adapter.webhook.HostileReceiver;
import city.renewal.notification.adapter.webhook.HostileReceiver.Behaviour;
import city.renewal.notification.application.directory.UnitAreas;
import city.renewal.starter.security.Role;
import city.renewal.starter.testing.RunningService;
import city.renewal.starter.testing.RunningService.Answer;
import city.renewal.starter.testing.TestTokens;
import city.renewal.starter.testing.TestTokens.Bearer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What an administrator who was given areas reads and writes, through the running service. */
class AreaAdministratorsIT {
    private static final Bearer THEIRS =
            TestTokens.of("p-admin-here", Role.ADMIN).in("370212");
    private static final Bearer OTHERS =
            TestTokens.of("p-admin-there", Role.ADMIN).in("370203");
    private static RunningService service;

    @BeforeAll
    static void start() {
        service = ChannelsService.get();
        var unit = "u-" + UUID.randomUUID();
        service.publish(
                Topics.PROJECT,
                List.of(Envelope.of(
                        "/units/" + unit,
                        unit,
                        1,
                        new UnitRecorded(new Unit(unit, "住建局", "370212", null), "p-admin", Changes.NOW))));
        eventually(() ->
                assertThat(service.bean(UnitAreas.class).of(List.of(unit))).isEqualTo(Map.of(unit, "370212")));
        AreaAdministratorsIT.unit = unit;
    }

    private static String unit = "";

    private static Answer send(String method, String path, Bearer as, String body, Map<String, String> headers) {
        return service.send(method, path, as.token(), body, headers);
    }

    /** Somebody of the unit that the directory has in 370212. */
    private static String personOfTheUnit() {
        var person = "p-" + UUID.randomUUID();
        SomePeople.keepIn(service, SomePeople.active(person, unit));
        return person;
    }

    @Test
    void writesAndConfirmsTheContactsOfPeopleWhoseUnitsLieInTheirAreas() {
        var path = "/api/v1/contacts/" + personOfTheUnit();
        var body = "{\"email\":\"somebody@example.org\",\"mobile\":\"13911112222\"}";

        var written = send("PUT", path, THEIRS, body, Map.of());
        assertThat(written.status()).as(written.body().toString()).isEqualTo(200);
        assertThat(written.body().path("emailConfirmed").booleanValue()).isTrue();
        assertThat(service.get(path, THEIRS).status()).isEqualTo(200);
        assertThat(send("POST", path + "/mobile/confirmation", THEIRS, null, Map.of())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aContactOfAnotherDistrictIsAsIfItWereNotThere() {
        var person = personOfTheUnit();
        var path = "/api/v1/contacts/" + person;
        var body = "{\"email\":\"somebody@example.org\",\"mobile\":\"13911112222\"}";
        assertThat(send("PUT", path, demo("admin"), body, Map.of()).status()).isEqualTo(200);

        assertThat(service.get(path, OTHERS).status()).isEqualTo(404);
        assertThat(send("PUT", path, OTHERS, body, Map.of("If-Match", "\"1\"")).status())
                .isEqualTo(404);
        assertThat(send("POST", path + "/email/code", OTHERS, null, Map.of()).status())
                .isEqualTo(404);
        assertThat(send("POST", path + "/email/confirmation", OTHERS, null, Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(send("POST", path + "/mobile/confirmation", OTHERS, null, Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(service.get(path, OTHERS).body().path("detail").asString().replace(person, "x"))
                .isEqualTo(service.get("/api/v1/contacts/p-absent", OTHERS)
                        .body()
                        .path("detail")
                        .asString()
                        .replace("p-absent", "x"));
    }

    @Test
    void listsWhoCanBeReachedInTheirAreas() {
        var reached = personOfTheUnit();
        var unreached = personOfTheUnit();
        var elsewhere = "p-" + UUID.randomUUID();
        SomePeople.keepIn(service, SomePeople.active(elsewhere, "u-elsewhere"));
        send("PUT", "/api/v1/contacts/" + reached, THEIRS, "{\"mobile\":\"13911114444\"}", Map.of());

        assertThat(listed("", THEIRS)).contains(reached, unreached).doesNotContain(elsewhere);
        assertThat(listed("?confirmed=true", THEIRS)).contains(reached).doesNotContain(unreached, elsewhere);
        assertThat(listed("?confirmed=false", THEIRS)).contains(unreached).doesNotContain(reached, elsewhere);
        assertThat(listed("?confirmed=false", demo("admin")))
                .contains(unreached, elsewhere)
                .doesNotContain(reached);
        assertThat(listed("?confirmed=false", OTHERS)).doesNotContain(reached, unreached, elsewhere);
        assertThat(service.get("/api/v1/contacts?confirmed=maybe", THEIRS).status())
                .isIn(400, 422);
        assertThat(service.get("/api/v1/contacts?unit=u1", THEIRS).text("type"))
                .isEqualTo("urn:renewal:problem:unknown-parameter");
    }

    /** All pages of it, two people each. */
    private static List<String> listed(String query, Bearer as) {
        var ids = new ArrayList<String>();
        var path = "/api/v1/contacts" + (query.isEmpty() ? "?limit=2" : query + "&limit=2");
        var cursor = "";
        do {
            var page = service.get(path + cursor, as).body();
            page.path("items").forEach(row -> ids.add(row.path("personId").asString()));
            cursor = page.path("next").isString()
                    ? "&cursor=" + page.path("next").asString()
                    : "";
        } while (!cursor.isEmpty());
        assertThat(ids).isSorted().doesNotHaveDuplicates();
        return ids;
    }

    @Test
    void theirOwnContactIsTheirsAndUnconfirmedWhereTheyAreNoAdministrator() {
        var path = "/api/v1/contacts/" + OTHERS.personId();

        var written = send("PUT", path, OTHERS, "{\"email\":\"there@example.org\"}", Map.of());

        assertThat(written.status()).as(written.body().toString()).isEqualTo(200);
        assertThat(written.body().path("emailConfirmed").booleanValue()).isFalse();
    }

    @Test
    void readsAndReplaysTheDeliveriesOfTheirAreas() {
        try (var receiver = new HostileReceiver()) {
            receiver.behaves(new Behaviour.Answer(422, "content-type: text/plain", "no such matter"));
            var webhook = subscribed(receiver);
            service.publish(Topics.PROGRESS, List.of(overdue(aNode("p" + UUID.randomUUID(), "n1"), 1, 1)));

            var delivery = found(() -> {
                var items = deliveries(webhook, THEIRS);
                assertThat(items).isNotEmpty();
                assertThat(items.get(0).path("state").asString()).isEqualTo("REFUSED");
                return items.get(0).path("deliveryId").asString();
            });
            assertThat(deliveries(webhook, demo("admin"))).isNotEmpty();
            assertThat(deliveries(webhook, OTHERS)).isEmpty();
            var replay = "/api/v1/deliveries/%s/replay".formatted(delivery);
            assertThat(send("POST", replay, OTHERS, null, Map.of()).status()).isEqualTo(404);
            assertThat(send("POST", replay, THEIRS, null, Map.of()).status()).isEqualTo(200);
            send("DELETE", "/api/v1/webhooks/" + webhook, demo("admin"), null, Map.of());
        }
    }

    private static String subscribed(HostileReceiver receiver) {
        var made = send(
                "POST",
                "/api/v1/webhooks",
                THEIRS,
                "{\"url\":\"%s\",\"description\":\"城运平台\",\"areas\":[\"370212\"]}".formatted(receiver.uri()),
                Map.of());
        assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
        return made.text("webhookId");
    }

    @Test
    void readsTheNoticesAboutTheirAreas() {
        try (var receiver = new HostileReceiver()) {
            receiver.behaves(new Behaviour.Answer(410));
            var webhook = subscribed(receiver);
            service.publish(Topics.PROGRESS, List.of(overdue(aNode("p" + UUID.randomUUID(), "n1"), 1, 1)));

            var notice = found(() -> notices(THEIRS)
                    .valueStream()
                    .map(each -> each.path("noticeId").asString())
                    .filter(id -> id.contains(webhook))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no notice about " + webhook)));
            assertThat(notices(demo("admin")).toString()).contains(notice);
            assertThat(notices(OTHERS).toString()).doesNotContain(notice);
            var reading = "/api/v1/inbox/notices/%s/reading".formatted(notice);
            assertThat(send("POST", reading, OTHERS, null, Map.of()).status()).isEqualTo(404);
            assertThat(send("POST", reading, THEIRS, null, Map.of()).status()).isEqualTo(200);
            send("DELETE", "/api/v1/webhooks/" + webhook, demo("admin"), null, Map.of());
        }
    }

    private static JsonNode notices(Bearer as) {
        return service.get("/api/v1/inbox", as).body().path("notices");
    }

    private static JsonNode deliveries(String webhook, Bearer as) {
        return service.get("/api/v1/deliveries?target=" + webhook, as).body().path("items");
    }

    @Test
    void readsWhatHoldsInEveryDistrictAndDoesNotChangeIt() {
        for (var path :
                List.of("/api/v1/routing", "/api/v1/escalation-policies", "/api/v1/templates", "/api/v1/alert-kinds")) {
            var read = service.get(path, THEIRS);
            assertThat(read.status()).as(path).isEqualTo(200);
            var refused = send("PUT", path, THEIRS, "{}", Map.of("If-Match", "*"));
            assertThat(refused.status()).as(path).isEqualTo(403);
            assertThat(refused.body().path("detail").asString())
                    .contains("Only an administrator who was given no areas");
        }
        assertThat(service.get("/api/v1/alerts/audit", THEIRS).status()).isEqualTo(403);
        assertThat(service.get("/api/v1/alerts/audit", demo("admin")).status()).isEqualTo(200);
    }
}
