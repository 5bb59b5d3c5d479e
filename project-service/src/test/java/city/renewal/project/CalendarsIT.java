package city.renewal.project;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.starter.testing.RunningService;
import city.renewal.starter.testing.RunningService.Answer;
import city.renewal.starter.testing.TestTokens;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Calendars over HTTP, as JSON and as files, and their effect on plans. */
class CalendarsIT {
    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.of(ProjectServiceApplication.class)
                .with("renewal.clock", "2023-06-30T08:00+08:00")
                .start();
        ProgrammeFixture.programme(service, "c-2023");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void aCalendarIsSetByVersionAndShown() {
        var path = "/api/v1/calendars/dust";
        var body = """
                {"name": "扬尘管控", "programme": "c-2023",
                 "days": [{"from": "2023-07-26", "to": "2023-07-28", "working": false, "name": "高温"}],
                 "holidays": ["2023-12-25"], "workdays": ["2023-12-30"]}
                """;
        ProgrammeFixture.project(service, "c-2023", "k");

        var dry = put("commander", path + "?dryRun=true", body, Map.of());
        var absent = service.get(path, TestTokens.demo("owner"));
        var created = put("commander", path, body, Map.of("If-None-Match", "*"));
        var blind = put("commander", path, body, Map.of());
        var stale = put("commander", path, body, Map.of("If-Match", "\"7\""));
        var foreign = put("commander-2", path, body, Map.of("If-Match", "\"1\""));
        var shown = service.get(path, TestTokens.demo("owner"));
        var file = service.send("GET", path, TestTokens.demo("owner").token(), null, Map.of("Accept", "text/calendar"));

        assertThat(dry.status()).as("%s", dry.body()).isEqualTo(200);
        assertThat(dry.body().at("/dryRun").asBoolean()).isTrue();
        assertThat(absent.status()).isEqualTo(404);
        assertThat(created.status()).as("%s", created.body()).isEqualTo(200);
        assertThat(created.headers().get("etag")).isEqualTo("\"1\"");
        assertThat(created.body().at("/moves")).isEqualTo(dry.body().at("/moves"));
        assertThat(blind.status()).isEqualTo(428);
        assertThat(stale.status()).isEqualTo(412);
        assertThat(foreign.status()).isEqualTo(403);
        assertThat(shown.headers().get("etag")).isEqualTo("\"1\"");
        assertThat(shown.body().at("/days").size()).isEqualTo(3);
        assertThat(file.headers().get("content-type")).startsWith("text/calendar");
        assertThat(file.body().asString()).contains("SUMMARY:高温", "DTEND;VALUE=DATE:20230729");
    }

    @Test
    void aHolidayNoticeIsImportedFromAFileAndItsYearIsKnownAfterwards() {
        ProgrammeFixture.register(service, "c-2023", "n");
        var plan = """
                {"anchor": {"finishBy": "2031-01-10"}, "calendar": "WORKING", "nodes": [%s]}
                """.formatted(ProgrammeFixture.node("n1", 3, "WORKING"));
        var notice = """
                BEGIN:VCALENDAR
                X-WR-CALNAME:2031 年通知
                BEGIN:VEVENT
                UID:a
                DTSTART;VALUE=DATE:20310101
                DTEND;VALUE=DATE:20310110
                SUMMARY:元旦 休
                END:VEVENT
                END:VCALENDAR
                """;
        var ics = Map.of("Content-Type", "text/calendar");

        var assumed = put("commander", "/api/v1/projects/n/plan", plan, Map.of("If-Match", "*"));
        var recurring = put(
                "admin",
                "/api/v1/calendars/WORKING?years=2031",
                notice.replace("SUMMARY", "RRULE:FREQ=HOURLY\nSUMMARY"),
                ics);
        var set = put("admin", "/api/v1/calendars/WORKING?years=2030,2031", notice, ics);
        var planned = service.get("/api/v1/projects/n/plan", TestTokens.demo("commander"));

        assertThat(assumed.status()).as("%s", assumed.body()).isEqualTo(200);
        assertThat(assumed.body().at("/assumed").toString()).isEqualTo("{\"years\":[2031],\"nodes\":[\"n1\"]}");
        assertThat(recurring.status()).isEqualTo(422);
        assertThat(recurring.body().at("/violations/0/field").asString()).isEqualTo("line 3 (UID a)");
        assertThat(set.status()).as("%s", set.body()).isEqualTo(200);
        assertThat(set.body().at("/calendar/name").asString()).isEqualTo("2031 年通知");
        assertThat(set.body().at("/moves/nodes").asInt()).isEqualTo(0);
        assertThat(set.body().at("/calendar/holidays").toString()).contains("\"2031-01-01\"", "\"2023-01-27\"");
        assertThat(set.body().at("/calendar/workdays").toString())
                .contains("\"2023-01-28\"", "\"2023-10-08\"")
                .doesNotContain("\"2023-01-27\"", "\"2023-01-30\"");
        assertThat(planned.body().at("/assumed/nodes").size()).isEqualTo(0);
    }

    @Test
    void theFaultsOfACalendarAreNamed() {
        var bad = put("admin", "/api/v1/calendars/bad", """
                {"name": " ", "base": "LUNAR", "headquarters": "h1",
                 "days": [{"from": "2023-07-02", "to": "2023-07-01", "working": false}, {"name": "?"}],
                 "holidays": ["2023-10-01"], "workdays": ["2023-10-01", "2101-01-01"], "years": [1800]}
                """, Map.of());
        var large = put(
                "admin",
                "/api/v1/calendars/large",
                "BEGIN:VCALENDAR\n" + "X:y\n".repeat(250_000),
                Map.of("Content-Type", "text/calendar"));
        var unknown = service.get("/api/v1/calendars/ghost", TestTokens.demo("owner"));

        assertThat(bad.status()).isEqualTo(422);
        assertThat(bad.body().at("/violations").findValuesAsString("field"))
                .containsExactlyInAnyOrder(
                        "days[1].working",
                        "days[1].from",
                        "name",
                        "programme",
                        "base",
                        "days[0]",
                        "workdays[0]",
                        "workdays[1]",
                        "years");
        assertThat(large.status()).isEqualTo(413);
        assertThat(unknown.status()).isEqualTo(404);
    }

    @Test
    void ignoredEntriesOfAFileAreListedAndTimesAreInTheProgrammesZone() {
        var file = """
                BEGIN:VCALENDAR
                BEGIN:VEVENT
                UID:a
                DTSTART:20230929T160000Z
                DTEND:20231006T160000Z
                SUMMARY:国庆节 休
                END:VEVENT
                BEGIN:VEVENT
                UID:b
                DTSTART;VALUE=DATE:20230308
                SUMMARY:妇女节
                END:VEVENT
                END:VCALENDAR
                """;

        var set = put(
                "admin",
                "/api/v1/calendars/zoned?base=NATURAL&area=370212",
                file,
                Map.of("Content-Type", "text/calendar"));

        assertThat(set.status()).as("%s", set.body()).isEqualTo(200);
        assertThat(set.body().at("/calendar/days/0/from").asString()).isEqualTo("2023-09-30");
        assertThat(set.body().at("/calendar/days/0/to").asString()).isEqualTo("2023-10-06");
        assertThat(set.body().at("/notTakenCount").asInt()).isEqualTo(1);
        assertThat(set.body().at("/notTaken/0/name").asString()).isEqualTo("妇女节");
    }

    @Test
    void aStreetsCalendarIsSeenAndNamedInTheStreetOnly() {
        var path = "/api/v1/calendars/street";
        var body = """
                {"name": "街道", "base": "NATURAL", "holidays": ["2023-07-07"], "area": "370212002"}
                """;

        var wide = put("commander-2", path, body.replace("370212002", "370212"), Map.of());
        var set = put("commander-2", path, body, Map.of());
        var beside = TestTokens.demo("commander").in("370212003");

        assertThat(wide.status()).isEqualTo(403);
        assertThat(set.status()).as("%s", set.body()).isEqualTo(200);
        assertThat(set.body().at("/calendar/area").asString()).isEqualTo("370212002");
        assertThat(service.get(path, TestTokens.demo("commander")).status()).isEqualTo(200);
        var unseen = service.get(path, beside);
        var absent = service.get("/api/v1/calendars/absent", beside);
        assertThat(unseen.status()).isEqualTo(404);
        assertThat(unseen.body().toString().replace("street", "x"))
                .isEqualTo(absent.body().toString().replace("absent", "x"));
        assertThat(service.get("/api/v1/calendars", beside).body().toString()).doesNotContain("\"street\"");
    }

    @Test
    void theNoticeIsSetOnTheTagThatItIsShownWithAndItsMovesAreNamedToTheAdministrator() {
        ProgrammeFixture.register(service, "c-2023", "m");
        var plan = """
                {"anchor": {"finishBy": "2023-12-29"}, "calendar": "WORKING", "nodes": [%s, %s]}
                """.formatted(
                        ProgrammeFixture.node("m1", 3, "WORKING"),
                        ProgrammeFixture.node("m2", 3, "WORKING")
                                .replace(
                                        "\"responsibility\"",
                                        "\"predecessors\": [{\"nodeId\": \"m1\", \"type\": \"FS\"}], \"responsibility\""));
        assertThat(put("commander", "/api/v1/projects/m/plan", plan, Map.of("If-Match", "*"))
                        .status())
                .isEqualTo(200);
        var path = "/api/v1/calendars/WORKING";
        var shown = service.get(path, TestTokens.demo("admin"));
        var tag = shown.headers().get("etag");
        var notice = "{\"name\": \"通知\", \"days\": [{\"from\": \"2023-12-27\", \"working\": false}]}";

        var dry = put("admin", path + "?dryRun=true", notice, Map.of("If-Match", tag));
        var set = put("admin", path, notice, Map.of("If-Match", tag));
        var again = put("admin", path, notice.replace("27", "26"), Map.of("If-Match", tag));

        assertThat(tag).matches("\"[0-9]+\"");
        assertThat(dry.status()).as("%s", dry.body()).isEqualTo(200);
        assertThat(dry.body().at("/moves/items").findValuesAsString("projectId"))
                .contains("m");
        assertThat(set.status()).as("%s", set.body()).isEqualTo(200);
        assertThat(again.status()).isEqualTo(412);
    }

    private static Answer put(String user, String path, String body, Map<String, String> headers) {
        return service.send("PUT", path, TestTokens.demo(user).token(), body, headers);
    }
}
