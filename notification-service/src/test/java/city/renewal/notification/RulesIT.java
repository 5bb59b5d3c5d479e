package city.renewal.notification;

import static city.renewal.starter.testing.TestTokens.demo;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import city.renewal.notification.domain.message.ChannelName;
import city.renewal.notification.domain.routing.MatchField;
import city.renewal.notification.domain.routing.Matcher;
import city.renewal.notification.domain.routing.Silence;
import city.renewal.starter.json.Bson;
import city.renewal.starter.testing.RunningService;
import city.renewal.starter.testing.RunningService.Answer;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** Routes, silences and contacts by way of the interface. */
class RulesIT {
    private static final String TREE = """
            {"root":{"routeId":"root","routes":[
              {"routeId":"laoshan","match":[{"trait":"AREA","is":"PREFIXED_BY","values":["370212"]}],"channels":["INBOX"],
               "routes":[{"routeId":"quiet","match":[{"trait":"UNIT","values":["u1"]}]}]}]}}
            """;

    private static RunningService service;

    /** Other classes find the rules as they are at first. */
    @AfterAll
    static void endTheServiceWhoseRulesWereReplaced() {
        ChannelsService.end();
    }

    @BeforeAll
    static void start() {
        service = ChannelsService.get();
    }

    private static Answer send(String method, String path, String user, String body, Map<String, String> headers) {
        return service.send(method, path, demo(user).token(), body, headers);
    }

    private static List<String> fields(Answer answer) {
        return answer.body()
                .path("violations")
                .valueStream()
                .map(violation -> violation.path("field").asString())
                .toList();
    }

    private static List<String> texts(JsonNode list, String field) {
        return list.valueStream().map(each -> each.path(field).asString()).toList();
    }

    @Test
    void aDryRunShowsWhomAnAlertWouldNotifyAndWhen() {
        var put = send("PUT", "/api/v1/routing", "admin", TREE, Map.of("If-Match", "*"));
        assertThat(put.status()).as(put.body().toString()).isEqualTo(200);
        var matter = """
                "programme":"laoshan-2023","area":"370212001","owner":"p-reporter","unit":"u1","leader":"p-leader","at":"2023-06-30T22:00:00+08:00"
                """;

        var run = send("POST", "/api/v1/routing/dry-run", "admin", "{%s}".formatted(matter), Map.of());
        var other = send(
                "POST",
                "/api/v1/routing/dry-run",
                "admin",
                "{%s,\"root\":{\"routeId\":\"other\"}}".formatted(matter),
                Map.of());

        assertThat(run.status()).as(run.body().toString()).isEqualTo(200);
        assertThat(run.body().path("routeIds").get(0).asString()).isEqualTo("quiet");
        var told = run.body().path("told");
        assertThat(texts(told, "address")).containsExactly("p-reporter", "unit:u1", "p-leader", "supervision-office");
        assertThat(told.get(0).path("at").asString()).startsWith("2023-07-01T00:00");
        assertThat(told.get(1).path("at").asString()).startsWith("2023-07-04T00:30");
        assertThat(told.get(0).path("channels").toString()).isEqualTo("[\"INBOX\"]");
        assertThat(run.body().path("raised").booleanValue()).isTrue();
        assertThat(texts(run.body().path("heldBack"), "reason")).containsOnly("OUTSIDE_HOURS");
        assertThat(other.body().path("routeIds").get(0).asString()).isEqualTo("other");
        assertThat(other.body().path("told").get(0).path("channels").size()).isEqualTo(ChannelName.values().length);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "routeId":"quiet"   | "routeId":"root"      | root.routes[0].routes[0].routeId
            "trait":"UNIT",     |                       | root.routes[0].routes[0].match[0].trait
            ["u1"]              | []                    | root.routes[0].routes[0].match[0].values
            ["INBOX"]           | ["WEBHOOK"]           | root.routes[0].channels
            "channels":["INBOX"]| "policyId":"nowhere"  | root.routes[0].policyId
            "trait":"UNIT"      | "trait":"COLOUR"      | root.routes[0].routes[0].match[0].trait
            "channels":["INBOX"]| "grouping":{"by":["UNIT"]}                            | root.routes[0].grouping.how
            "channels":["INBOX"]| "grouping":{"how":"DAILY","waitSeconds":5}            | root.routes[0].grouping
            "channels":["INBOX"]| "grouping":{"how":"TOGETHER","waitSeconds":-1}        | root.routes[0].grouping.waitSeconds
            "channels":["INBOX"]| "grouping":{"how":"TOGETHER","repeatSeconds":1}       | root.routes[0].grouping.repeatSeconds
            "channels":["INBOX"]| "grouping":{"how":"TOGETHER","by":["COLOUR"]}         | root.routes[0].grouping.by[0]
            {"routeId":"root",  | {"routeId":"root","match":[{"trait":"UNIT","values":["x"]}], | root.match
            """)
    void aTreeThatMakesNoSenseIsRefusedWithThePlace(String part, String wrong, String field) {
        var before = service.get("/api/v1/routing", demo("admin")).body();

        var answer = send(
                "PUT",
                "/api/v1/routing",
                "admin",
                TREE.replace(part, wrong == null ? "" : wrong),
                Map.of("If-Match", "*"));

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(422);
        assertThat(fields(answer)).contains(field);
        assertThat(service.get("/api/v1/routing", demo("admin")).body()).isEqualTo(before);
    }

    @Test
    void aSilenceHasAnAuthorAReasonAndAnEnd() {
        var body = """
                {"match":[{"trait":"AREA","is":"PREFIXED_BY","values":["370212"]}],"reason":"台风","endsAt":"2023-07-02T00:00:00+08:00"}
                """;
        var made = send("POST", "/api/v1/silences", "supervisor", body, Map.of());
        assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
        assertThat(made.text("author")).isEqualTo("p-supervisor");
        assertThat(made.text("status")).isEqualTo("ACTIVE");
        assertThat(texts(service.get("/api/v1/silences", demo("admin")).body().path("items"), "silenceId"))
                .contains(made.text("silenceId"));

        var run = send("POST", "/api/v1/routing/dry-run", "admin", """
                {"programme":"laoshan-2023","area":"370212001","owner":"p-reporter","unit":"u1","at":"2023-06-30T09:00:00+08:00"}
                """, Map.of());
        assertThat(texts(run.body().path("heldBack"), "reason")).startsWith("SILENCED");
        assertThat(texts(run.body().path("heldBack"), "rule").getFirst())
                .contains(made.text("silenceId"), "p-supervisor", "台风");
        assertThat(run.body().at("/told/0/at").asString()).isGreaterThanOrEqualTo("2023-07-01T16:00");

        var ended = send("POST", "/api/v1/silences/%s/end".formatted(made.text("silenceId")), "admin", null, Map.of());
        assertThat(ended.text("status")).isEqualTo("EXPIRED");
        assertThat(ended.text("endedBy")).isEqualTo("p-admin");

        assertThat(send("POST", "/api/v1/silences", "supervisor", body.replace("370212", "110101"), Map.of())
                        .status())
                .isEqualTo(403);
        assertThat(fields(send("POST", "/api/v1/silences", "admin", "{\"match\":[]}", Map.of())))
                .containsExactlyInAnyOrder("match", "reason", "endsAt");
        assertThat(fields(
                        send("POST", "/api/v1/silences", "admin", body.replace("2023-07-02", "2023-06-02"), Map.of())))
                .containsExactly("endsAt");
        assertThat(fields(
                        send("POST", "/api/v1/silences", "admin", body.replace("2023-07-02", "2024-06-02"), Map.of())))
                .containsExactly("endsAt");
    }

    @Test
    void theFileOfSilencesHoldsAllOfThem() {
        var count = 10_050;
        var begin = Instant.parse("2023-01-01T00:00:00Z");
        var stored = service.bean(MongoDatabase.class).getCollection("silences");
        stored.insertMany(IntStream.range(0, count)
                .mapToObj(n -> new Silence(
                        "many-" + n,
                        "p-admin",
                        "演练",
                        List.of(Matcher.of(MatchField.UNIT, "u-many")),
                        begin.plusSeconds(n / 7),
                        begin,
                        begin.plusSeconds(60),
                        null))
                .map(silence -> new Document("_id", silence.silenceId())
                        .append("createdAt", Date.from(silence.createdAt()))
                        .append("endsAt", Date.from(silence.endsAt()))
                        .append("state", Bson.document(silence)))
                .toList());

        var file = service.get("/api/v1/silences?format=csv", demo("admin"));

        assertThat(file.body()
                        .asString()
                        .lines()
                        .filter(line -> line.contains("many-"))
                        .distinct())
                .hasSize(count);
        stored.deleteMany(new Document("_id", new Document("$regex", "^many-")));
    }

    @Test
    void aContactIsItsPersonsOwnBusinessAndAnAdministrators() {
        var path = "/api/v1/contacts/p-owner";
        var body = """
                {"email":"owner@example.org","language":"EN","hours":{"calendar":"NATURAL","opens":"07:00","closes":"19:00"}}
                """;
        var made = send("PUT", path, "owner", body, Map.of());
        assertThat(made.status()).as(made.body().toString()).isEqualTo(200);
        assertThat(send("PUT", path, "owner", body, Map.of()).status()).isEqualTo(428);
        assertThat(send("PUT", path, "admin", body, Map.of("If-Match", "\"7\"")).status())
                .isEqualTo(412);
        assertThat(send("PUT", path, "admin", body, Map.of("If-Match", "\"1\"")).status())
                .isEqualTo(200);
        assertThat(service.get(path, demo("owner")).body().path("email").asString())
                .isEqualTo("owner@example.org");
        assertThat(service.get(path, demo("leader")).status()).isEqualTo(404);
        assertThat(send("PUT", path, "owner-2", body, Map.of()).status()).isEqualTo(404);

        for (var wrong : List.of(
                "email=owner@example.org\\nBcc: x@example.org",
                "email=no-address",
                "mobile=12-34",
                "mobile=１２３４５６",
                "mobile=12800000000",
                "email=a..b@example.org",
                "email=a@b@example.org")) {
            var field = wrong.substring(0, wrong.indexOf('='));
            var answer = send(
                    "PUT",
                    path,
                    "admin",
                    "{\"%s\":\"%s\"}".formatted(field, wrong.substring(wrong.indexOf('=') + 1)),
                    Map.of("If-Match", "*"));
            assertThat(answer.status()).as(wrong).isEqualTo(422);
            assertThat(fields(answer)).containsExactly(field);
        }
    }

    @Test
    void preferencesSayWhichChannelsForWhichSeverity() {
        var path = "/api/v1/contacts/unit:u9";
        var body = """
                {"email":"office@example.org","preferences":{"CRITICAL":["EMAIL","INBOX"]}}
                """;
        var made = send("PUT", path, "admin", body, Map.of());
        assertThat(made.status()).as(made.body().toString()).isEqualTo(200);
        assertThat(made.body().path("preferences").path("CRITICAL").toString()).isEqualTo("[\"INBOX\",\"EMAIL\"]");
        assertThat(made.text("language")).isEqualTo("ZH");

        var pigeon = send("PUT", path, "admin", body.replace("INBOX", "PIGEON"), Map.of("If-Match", "*"));
        assertThat(pigeon.status()).isEqualTo(422);
        assertThat(fields(pigeon)).first().asString().startsWith("preferences.CRITICAL");
        var mood = send("PUT", path, "admin", body.replace("CRITICAL", "MOODY"), Map.of("If-Match", "*"));
        assertThat(mood.status()).isEqualTo(422);
        assertThat(fields(mood)).first().asString().startsWith("preferences");
    }

    @Test
    void addressesStandInNoLogLineEvenWhenEverythingIsLogged() {
        var heard = new ListAppender<ILoggingEvent>();
        heard.start();
        var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        var talkative = List.of("city.renewal", "org.springframework.web", "org.mongodb").stream()
                .map(name -> (Logger) LoggerFactory.getLogger(name))
                .toList();
        root.addAppender(heard);
        talkative.forEach(logger -> logger.setAdditive(false));
        talkative.forEach(logger -> logger.addAppender(heard));
        talkative.forEach(logger -> logger.setLevel(Level.TRACE));
        try {
            var path = "/api/v1/contacts/p-quiet";
            var body = "{\"email\":\"secretive@example.org\",\"mobile\":\"13912345678\"}";
            assertThat(send("PUT", path, "admin", body, Map.of()).status()).isEqualTo(200);
            assertThat(send("PUT", path, "admin", body.replace("@", "@@"), Map.of("If-Match", "*"))
                            .status())
                    .isEqualTo(422);
            assertThat(service.get(path, demo("admin")).status()).isEqualTo(200);
        } finally {
            talkative.forEach(logger -> logger.setLevel(null));
            talkative.forEach(logger -> logger.detachAppender(heard));
            talkative.forEach(logger -> logger.setAdditive(true));
            root.detachAppender(heard);
        }

        var lines = List.copyOf(heard.list).stream()
                .map(event -> event.getLoggerName() + ": " + event.getFormattedMessage())
                .toList();
        assertThat(lines).as("it was listened to").anyMatch(line -> line.contains("p-quiet"));
        assertThat(lines).noneMatch(line -> line.contains("secretive@") || line.contains("13912345678"));
    }
}
