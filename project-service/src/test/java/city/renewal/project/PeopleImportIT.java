package city.renewal.project;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.starter.security.Role;
import city.renewal.starter.testing.RunningService;
import city.renewal.starter.testing.RunningService.Answer;
import city.renewal.starter.testing.TestTokens;
import city.renewal.starter.testing.TestTokens.Bearer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** People and units from a file: a report per row, and nothing written when a row is at fault. */
class PeopleImportIT {
    private static final Bearer ADMIN = TestTokens.of("p-root", Role.ADMIN);
    private static final String FILE = """
            人员编号,姓名,别名,单位编号,单位,单位区划,在职
            i-p1,买买提•艾力,老买,i-u1,中韩街道办,370212001,是
            ,李四,,i-u1,中韩街道办,370212001,
            ,,,i-u2,沙子口街道办,370212002,
            i-p3,王领导,,,,,
            """;

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.of(ProjectServiceApplication.class).start();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void aFileIsCheckedThenWrittenAndChangesNothingWhenSentAgain() {
        var dry = upload(ADMIN, "?dryRun=true", FILE);
        assertThat(dry.status()).as("%s", dry.body()).isEqualTo(200);
        assertThat(outcomes(dry)).containsExactly("CREATED", "CREATED", "CREATED", "CREATED");
        assertThat(service.get("/api/v1/people/i-p1", ADMIN).status()).isEqualTo(404);

        var written = upload(ADMIN, "", FILE);
        assertThat(written.body().at("/written").asInt()).isEqualTo(5);
        var again = upload(ADMIN, "", FILE);
        assertThat(again.body().at("/written").asInt()).isZero();
        assertThat(outcomes(again)).containsOnly("UNCHANGED");

        var person = service.get("/api/v1/people/i-p1", ADMIN);
        assertThat(person.headers().get("etag")).isEqualTo("\"1\"");
        assertThat(person.body().at("/aliases/0").asString()).isEqualTo("老买");
        assertThat(person.body().at("/units/0").asString()).isEqualTo("i-u1");
        assertThat(service.get("/api/v1/units/i-u2", ADMIN).body().at("/area").asString())
                .isEqualTo("370212002");
        var made = written.body().at("/rows/1/personId").asString();
        assertThat(service.get("/api/v1/people/" + made, ADMIN)
                        .body()
                        .at("/name")
                        .asString())
                .isEqualTo("李四");
        assertThat(PublishedFacts.of("/people/i-p1", 1)).hasSize(1);
    }

    @Test
    void oneAnswerNamesEveryBadCellAndNothingIsWritten() {
        var bad = upload(ADMIN, "", """
                personId,name,units,active
                b 1,甲,b-u,是
                b-2,,b-u,是
                b-3,丙,b-u,也许
                b-4,丁,b-u,是
                """);

        assertThat(bad.status()).isEqualTo(422);
        assertThat(bad.body().at("/violations").findValuesAsString("field")).containsExactly("A2", "B3", "D4");
        assertThat(outcomes(bad)).containsExactly("REJECTED", "REJECTED", "REJECTED", "UNCHANGED");
        assertThat(service.get("/api/v1/people/b-4", ADMIN).status()).isEqualTo(404);
    }

    @Test
    void anAdministratorWithAreasImportsWithinThemOnly() {
        var districtAdmin = TestTokens.of("p-ls-admin", Role.ADMIN).in("370212");
        var file = """
                人员编号,姓名,单位编号,单位,单位区划
                r-1,甲,r-u1,本区单位,370212
                r-2,乙,r-u2,外区单位,370202
                """;

        var refused = upload(districtAdmin, "", file);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().at("/violations").findValuesAsString("field")).containsExactly("row 3");
        assertThat(service.get("/api/v1/people/r-1", ADMIN).status()).isEqualTo(404);
        assertThat(upload(TestTokens.demo("commander"), "", file).status()).isEqualTo(403);
    }

    @Test
    void aFileThatIsNotAListOfPeopleIsRefused() {
        for (var text : List.of("甲,乙\n1,2\n", "", "PK\u0003\u0004nonsense")) {
            var refused = upload(ADMIN, "", text);
            assertThat(refused.status()).as(text).isEqualTo(422);
            assertThat(refused.body().at("/violations").findValuesAsString("field"))
                    .as(text)
                    .containsExactly("file");
        }
    }

    private static List<String> outcomes(Answer answer) {
        return answer.body().at("/rows").findValuesAsString("outcome");
    }

    private static Answer upload(Bearer caller, String query, String file) {
        var body = "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"people.csv\"\r\n\r\n"
                + file
                + "\r\n--edge--\r\n";
        return service.send(
                "POST",
                "/api/v1/people/import" + query,
                caller.token(),
                body,
                Map.of(
                        "Content-Type",
                        "multipart/form-data; boundary=edge",
                        "Idempotency-Key",
                        UUID.randomUUID().toString()));
    }
}
