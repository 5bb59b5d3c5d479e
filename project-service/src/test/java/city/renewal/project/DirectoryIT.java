package city.renewal.project;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.DirectoryEvent.PersonRecorded;
import city.renewal.events.DirectoryEvent.UnitRecorded;
import city.renewal.events.Envelope;
import city.renewal.starter.security.Role;
import city.renewal.starter.testing.RunningService;
import city.renewal.starter.testing.RunningService.Answer;
import city.renewal.starter.testing.TestTokens;
import city.renewal.starter.testing.TestTokens.Bearer;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The directory of people and units over HTTP, and what it publishes. */
class DirectoryIT {
    private static final Bearer ADMIN = TestTokens.of("p-root", Role.ADMIN);
    private static final Bearer DISTRICT_ADMIN =
            TestTokens.of("p-ls-admin", Role.ADMIN).in("370212");

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.of(ProjectServiceApplication.class).start();
        unit(ADMIN, "d-u1", "{\"name\": \"中韩街道办\", \"area\": \"370212001\"}");
        unit(ADMIN, "d-u2", "{\"name\": \"市南区住建局\", \"area\": \"370202\"}");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void aPersonIsRecordedByVersionShownAndPublishedCompletely() {
        var body = """
                {"name": "买买提•艾力", "aliases": ["老买"], "units": ["d-u1"], "active": true}
                """;

        var created = person(ADMIN, "d-p1", body, Map.of("If-None-Match", "*"));
        var again = person(ADMIN, "d-p1", body, Map.of("If-Match", "\"1\""));
        var blind = person(ADMIN, "d-p1", body, Map.of());
        var stale = person(ADMIN, "d-p1", body, Map.of("If-Match", "\"7\""));
        var changed = person(ADMIN, "d-p1", body.replace("true", "false"), Map.of("If-Match", "\"1\""));
        var shown = service.get("/api/v1/people/d-p1", TestTokens.demo("commander"));

        assertThat(created.status()).as("%s", created.body()).isEqualTo(200);
        assertThat(created.headers().get("etag")).isEqualTo("\"1\"");
        assertThat(again.headers().get("etag")).isEqualTo("\"1\"");
        assertThat(blind.status()).isEqualTo(428);
        assertThat(stale.status()).isEqualTo(412);
        assertThat(changed.headers().get("etag")).isEqualTo("\"2\"");
        assertThat(shown.body().toString())
                .isEqualTo("{\"personId\":\"d-p1\",\"name\":\"买买提•艾力\",\"aliases\":[\"老买\"],\"units\":[\"d-u1\"],"
                        + "\"active\":false}");
        var facts = PublishedFacts.of("/people/d-p1", 2);
        assertThat(facts).extracting(Envelope::sequence).containsExactly(1L, 2L);
        assertThat(facts.getLast().subject()).isEqualTo("d-p1");
        assertThat(facts.getLast().event()).isInstanceOfSatisfying(PersonRecorded.class, event -> {
            assertThat(event.person().active()).isFalse();
            assertThat(event.recordedBy()).isEqualTo("p-root");
        });
        assertThat(PublishedFacts.of("/units/d-u1", 1).getFirst().event())
                .isInstanceOfSatisfying(
                        UnitRecorded.class,
                        event -> assertThat(event.unit().area()).isEqualTo("370212001"));
    }

    @Test
    void peopleAreFoundByNameUnitAndWhetherTheyAreActivePageByPageInTheOrderOfTheirNames() {
        unit(ADMIN, "s-u", "{\"name\": \"搜索单位\", \"area\": \"370212\"}");
        person(ADMIN, "s-1", "{\"name\": \"赵阿卜杜·热合曼\", \"units\": [\"s-u\"]}", Map.of());
        person(ADMIN, "s-2", "{\"name\": \"安阿卜杜・卡德尔\", \"units\": [\"s-u\"]}", Map.of());
        person(
                ADMIN,
                "s-3",
                "{\"name\": \"孙某\", \"aliases\": [\"阿卜杜‧孙\"], \"units\": [\"s-u\"], \"active\": false}",
                Map.of());

        var byName = ids("/api/v1/people?name=%E9%98%BF%E5%8D%9C%E6%9D%9C%E2%80%A2", ADMIN);
        var active = ids("/api/v1/people?unit=s-u&active=true", ADMIN);
        var first = service.get("/api/v1/people?unit=s-u&limit=2", ADMIN);
        var second = ids(
                "/api/v1/people?unit=s-u&limit=2&cursor="
                        + first.body().at("/next").asString(),
                ADMIN);

        assertThat(byName).containsExactly("s-2", "s-3", "s-1");
        assertThat(active).containsExactly("s-2", "s-1");
        assertThat(ids(first)).containsExactly("s-2", "s-3");
        assertThat(second).containsExactly("s-1");
    }

    @Test
    void aPersonOutOfSightAndOneWhoDoesNotExistGiveTheSameResponse() {
        person(ADMIN, "f-there", "{\"name\": \"外区人\", \"units\": [\"d-u2\"]}", Map.of());
        person(ADMIN, "f-here", "{\"name\": \"本区人\", \"units\": [\"d-u1\"]}", Map.of());
        var commander = TestTokens.of("p-ls", Role.COMMANDER).in("370212");
        var member = TestTokens.of("p-m", Role.OWNER).ofUnits("d-u1");
        var stranger = TestTokens.of("p-s", Role.OWNER).ofUnits("d-u9");

        for (var reader : List.of(commander, member)) {
            var unseen = service.get("/api/v1/people/f-there", reader);
            var absent = service.get("/api/v1/people/f-absent", reader);
            assertThat(unseen.status()).isEqualTo(404);
            assertThat(unseen.body().toString().replace("f-there", "X"))
                    .isEqualTo(absent.body().toString().replace("f-absent", "X"));
            assertThat(ids("/api/v1/people?limit=500", reader))
                    .contains("f-here")
                    .doesNotContain("f-there");
            assertThat(service.get("/api/v1/units/d-u2", reader).status()).isEqualTo(404);
            assertThat(service.get("/api/v1/units/d-u1", reader).status()).isEqualTo(200);
        }
        assertThat(ids("/api/v1/people?limit=500", stranger)).doesNotContain("f-here", "f-there");
        assertThat(ids("/api/v1/people?limit=500", TestTokens.of("f-there", Role.OWNER)))
                .containsExactly("f-there");
        assertThat(ids("/api/v1/people?limit=500", DISTRICT_ADMIN))
                .contains("f-here")
                .doesNotContain("f-there");
    }

    @Test
    void anAdministratorWithAreasRecordsWithinThemOnly() {
        var here = person(DISTRICT_ADMIN, "a-1", "{\"name\": \"甲\", \"units\": [\"d-u1\"]}", Map.of());
        var there = person(DISTRICT_ADMIN, "a-2", "{\"name\": \"乙\", \"units\": [\"d-u2\"]}", Map.of());
        var nowhere = person(DISTRICT_ADMIN, "a-3", "{\"name\": \"丙\", \"units\": []}", Map.of());
        var moved =
                person(DISTRICT_ADMIN, "a-1", "{\"name\": \"甲\", \"units\": [\"d-u2\"]}", Map.of("If-Match", "\"1\""));
        var foreignUnit = unit(DISTRICT_ADMIN, "a-u", "{\"name\": \"外区\", \"area\": \"370203\"}");
        var commander = person(TestTokens.demo("commander"), "a-4", "{\"name\": \"丁\"}", Map.of());

        assertThat(here.status()).as("%s", here.body()).isEqualTo(200);
        assertThat(List.of(there, nowhere, moved, foreignUnit, commander))
                .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(403));
        assertThat(List.of(there, nowhere, moved))
                .allSatisfy(answer -> assertThat(violated(answer)).containsExactly("units"));
        assertThat(violated(foreignUnit)).containsExactly("area");
        assertThat(service.get("/api/v1/people/a-2", ADMIN).status()).isEqualTo(404);
    }

    @Test
    void badInputIsNamedFieldByFieldAndChangesNothing() {
        var bad = person(
                ADMIN,
                "b-1",
                "{\"name\": \" \", \"aliases\": [\"%s\"], \"units\": [\"a b\"]}".formatted("长".repeat(201)),
                Map.of());
        var loop = unit(ADMIN, "b-u", "{\"name\": \"环\", \"parent\": \"b-u\"}");
        var area = unit(ADMIN, "b-u", "{\"name\": \"环\", \"area\": \"青岛\"}");
        var unknown = person(ADMIN, "b-1", "{\"name\": \"甲\", \"phone\": \"1\"}", Map.of());

        assertThat(bad.status()).isEqualTo(422);
        assertThat(violated(bad)).containsExactly("name", "aliases[0]", "units[0]");
        assertThat(loop.status()).isEqualTo(422);
        assertThat(area.status()).isEqualTo(422);
        assertThat(unknown.status()).isIn(400, 422);
        assertThat(service.get("/api/v1/people/b-1", ADMIN).status()).isEqualTo(404);
        assertThat(service.get("/api/v1/units/b-u", ADMIN).status()).isEqualTo(404);
    }

    private static List<String> violated(Answer answer) {
        return answer.body().at("/violations").findValuesAsString("field");
    }

    private static Answer person(Bearer caller, String id, String body, Map<String, String> headers) {
        return service.send("PUT", "/api/v1/people/" + id, caller.token(), body, headers);
    }

    private static Answer unit(Bearer caller, String id, String body) {
        return service.send("PUT", "/api/v1/units/" + id, caller.token(), body, Map.of());
    }

    private static List<String> ids(String path, Bearer caller) {
        return ids(service.get(path, caller));
    }

    private static List<String> ids(Answer page) {
        assertThat(page.status()).as("%s", page.body()).isEqualTo(200);
        return StreamSupport.stream(page.body().at("/items").spliterator(), false)
                .map(item -> item.at("/personId").asString())
                .toList();
    }
}
