package city.renewal.project;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.starter.security.Role;
import city.renewal.starter.testing.RunningService;
import city.renewal.starter.testing.RunningService.Answer;
import city.renewal.starter.testing.TestTokens;
import city.renewal.starter.testing.TestTokens.Bearer;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A ledger over HTTP names people and units of the directory and city tasks of its programme, or its cells say what isn't there. */
class LedgerPeopleIT {
    private static final Bearer ADMIN = TestTokens.of("p-root", Role.ADMIN);
    private static final Bearer COMMANDER =
            TestTokens.of("p-lp", Role.COMMANDER).in("370212");
    private static final String LEDGER = """
            项目编号,项目名称,领域,指挥部,所属街道,总投资(万元),年度计划投资(万元),责任单位,牵头领导,计划完工时限,节点名称,工期,责任人
            %s,某小区改造,旧村改造,指挥部,中韩街道,1200,800,%s,王领导,2023-11-30,施工,30,%s
            """;

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.of(ProjectServiceApplication.class)
                .with("renewal.clock", "2023-06-30T08:00+08:00")
                .start();
        ProgrammeFixture.programme(service, "lp-2023");
        put("/api/v1/units/lp-u", "{\"name\": \"区住建局\", \"area\": \"370212\"}");
        put("/api/v1/people/lp-zhang", "{\"name\": \"买买提·艾力\", \"units\": [\"lp-u\"]}");
        put("/api/v1/people/lp-wang", "{\"name\": \"王领导\"}");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void aNameOfTheDirectoryGetsItsIdWithAnySeparatorDot() {
        var taken = upload("", LEDGER.formatted("LP-1", "区住建局", "买买提・艾力"));

        assertThat(taken.status()).as("%s", taken.body()).isEqualTo(200);
        var plan = service.get("/api/v1/projects/LP-1/plan", COMMANDER).body();
        assertThat(plan.at("/nodes/0/responsibility/owner/personId").asString()).isEqualTo("lp-zhang");
        assertThat(plan.at("/nodes/0/responsibility/unit/unitId").asString()).isEqualTo("lp-u");
    }

    @Test
    void anUnknownPersonIsReportedAtTheCellWithSuggestionsUnlessUnknownPeopleAreAccepted() {
        var ledger = LEDGER.formatted("LP-2", "区住建局", "买买提·艾买");

        var refused = upload("", ledger);
        var accepted = upload("&unknownPeople=ACCEPT", ledger);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().at("/violations").size()).isEqualTo(1);
        assertThat(refused.body().at("/violations/0/field").asString()).isEqualTo("M2");
        assertThat(refused.body().at("/violations/0/message").asString()).contains("lp-zhang");
        assertThat(accepted.status()).as("%s", accepted.body()).isEqualTo(200);
        assertThat(upload("&unknownPeople=MAYBE", ledger).status()).isIn(400, 422);
    }

    @Test
    void anUnknownCityTaskIsReportedAtItsCellWithSuggestionsUntilItExists() {
        var ledger = LEDGER.formatted("LP-3", "区住建局", "买买提·艾力")
                .replace("责任人\n", "责任人,市级任务\n")
                .replace("艾力\n", "艾力,LP-T-2\n");
        put("/api/v1/city-tasks/LP-T-1", "{\"programme\": \"lp-2023\", \"name\": \"老旧小区改造\"}");

        var refused = upload("", ledger);
        var refusedUpdate = upload("&mode=UPDATE", ledger);
        put("/api/v1/city-tasks/LP-T-2", "{\"programme\": \"lp-2023\", \"name\": \"停车设施\"}");
        var taken = upload("", ledger);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().at("/violations").size()).isEqualTo(1);
        assertThat(refused.body().at("/violations/0/field").asString()).isEqualTo("N2");
        assertThat(refused.body().at("/violations/0/message").asString()).contains("LP-T-2", "LP-T-1");
        assertThat(refusedUpdate.status()).isEqualTo(422);
        assertThat(taken.status()).as("%s", taken.body()).isEqualTo(200);
    }

    private static void put(String path, String body) {
        assertThat(service.send("PUT", path, ADMIN.token(), body, Map.of()).status())
                .isEqualTo(200);
    }

    private static Answer upload(String query, String file) {
        var body = "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"ledger.csv\"\r\n\r\n"
                + file
                + "\r\n--edge--\r\n";
        return service.send(
                "POST",
                "/api/v1/ledgers?programme=lp-2023" + query,
                COMMANDER.token(),
                body,
                Map.of(
                        "Content-Type",
                        "multipart/form-data; boundary=edge",
                        "Idempotency-Key",
                        UUID.randomUUID().toString()));
    }
}
