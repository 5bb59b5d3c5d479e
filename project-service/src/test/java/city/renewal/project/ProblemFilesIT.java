package city.renewal.project;

import static city.renewal.starter.testing.TestTokens.demo;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.starter.testing.RunningService;
import city.renewal.starter.testing.RunningService.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Assessment standards and lists of problems as workbooks, over HTTP. */
class ProblemFilesIT {
    private static final String STANDARD = """
        条目编号,考核类别,考核内容,扣分上限
        1.1,市容秩序,沿街外立面无破损,2
        1.2,市容秩序,无占道经营,1.5
        """;
    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.of(ProjectServiceApplication.class)
                .with("renewal.clock", "2023-06-30T08:00+08:00")
                .start();
        ProgrammeFixture.programme(service, "files-2023");
        ProgrammeFixture.project(service, "files-2023", "pf");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void aStandardIsVersionedAndLimitsTheDeductionOfAProblem() {
        var path = "/api/v1/assessment-standards?standardId=%s&area=370212&name=%s".formatted("s1", "quality");
        var dry = upload("commander", path + "&dryRun=true", STANDARD);
        assertThat(dry.status()).as("%s", dry.body()).isEqualTo(200);
        assertThat(service.get("/api/v1/assessment-standards/s1", demo("supervisor"))
                        .status())
                .isEqualTo(404);

        var first = upload("commander", path, STANDARD);
        var again = upload("commander", path, STANDARD);
        var second = upload("commander", path, STANDARD.replace(",2\n", ",3\n"));

        assertThat(first.body().path("version").asInt()).isEqualTo(1);
        assertThat(first.body().path("points").decimalValue()).isEqualByComparingTo("3.5");
        assertThat(again.body().path("created").asBoolean()).isFalse();
        assertThat(second.body().path("version").asInt()).isEqualTo(2);
        assertThat(service.get("/api/v1/assessment-standards?limit=10", demo("owner"))
                        .body()
                        .at("/items")
                        .findValuesAsString("standardId"))
                .containsExactly("s1");
        assertThat(service.get("/api/v1/assessment-standards/s1", demo("owner"))
                        .body()
                        .at("/items/0/points")
                        .asInt())
                .isEqualTo(3);

        assertThat(raise("s1/1/1.1", "2").text("standardItem")).isEqualTo("s1/1/1.1");
        assertThat(raise("s1/1.1", "3").text("standardItem")).isEqualTo("s1/2/1.1");
        assertThat(fields(raise("s1/1/1.1", "2.5"))).containsExactly("deduction");
        assertThat(fields(raise("s1/1/9.9", "1"))).containsExactly("standardItem");
        assertThat(fields(raise("s1/9/1.1", "1"))).containsExactly("standardItem");
    }

    @Test
    void everyBadCellOfAStandardIsNamed() {
        var bad = upload("commander", "/api/v1/assessment-standards?standardId=s2&area=370212", """
            条目编号,考核类别,考核内容,扣分上限
            1.1,,a,-1
            1.1,,b,1
            ,,c,1
            1.3,,,一分
            """);

        assertThat(fields(bad)).containsExactlyInAnyOrder("D2", "A3", "A4", "C5", "D5");
        assertThat(fields(upload("commander", "/api/v1/assessment-standards?standardId=s2&area=370212", "甲,乙\n1,2\n")))
                .containsExactly("file");
        assertThat(upload("commander-2", "/api/v1/assessment-standards?standardId=s3&area=370212", STANDARD)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void oneProblemInManyPlacesIsRaisedFromAWorkbookOnce() {
        var file = """
            项目编号,节点编号,所属街道,问题来源,问题,问题类别,责任单位编号,责任人编号,责任人,牵头领导编号,整改期限,影响节点
            pf,n1,,督查,外墙保温脱落,质量,,,,,2023-07-31,
            pf,n2,,督查,外墙保温脱落,用地,,,,,2023/7/31,n2
            ,,沙子口街道,督查,外墙保温脱落,质量,u9,p-o9,赵六,p-leader,2023-07-31,
            """;
        var path = "/api/v1/problems/import?programme=files-2023";

        var dry = upload("supervisor", path + "&dryRun=true", file);
        assertThat(dry.status()).as("%s", dry.body()).isEqualTo(200);
        assertThat(dry.body().path("written").asInt()).isZero();
        var written = upload("supervisor", path, file);
        assertThat(written.body().path("written").asInt()).isEqualTo(3);
        assertThat(outcomes(written)).containsOnly("CREATED");
        var again = upload("supervisor", path, file);
        assertThat(again.body().path("written").asInt()).isZero();
        assertThat(outcomes(again)).containsOnly("UNCHANGED");

        var area = service.get(
                "/api/v1/problems/" + written.body().at("/rows/2/problemId").asString(), demo("supervisor"));
        assertThat(area.text("area")).startsWith("370212");
        assertThat(area.body().at("/owner/personId").asString()).isEqualTo("p-o9");
        var blocker = service.get(
                "/api/v1/problems/" + written.body().at("/rows/1/problemId").asString(), demo("supervisor"));
        assertThat(blocker.text("category")).isEqualTo("LAND");
        assertThat(blocker.body().at("/blocks/0").asString()).isEqualTo("n2");
    }

    @Test
    void nothingIsRaisedWhenOneRowIsBad() {
        var refused = upload("supervisor", "/api/v1/problems/import?programme=files-2023", """
            问题编号,项目编号,节点编号,问题来源,问题,问题类别,责任人,整改期限,影响节点
            file-ok,pf,n1,督查,好的,质量,,2023-07-31,
            file-b1,ghost,n1,督查,x,质量,,2023-07-31,
            file-b2,pf,n1,听说,x,质量,,三十号,
            file-b3,pf,n1,督查,,质量,,2023-07-31,n1
            file-b4,pf,n1,督查,x,质量,无此人,2023-07-31,
            file-ok,pf,n1,督查,x,质量,,2023-07-31,
            file-b6,pf,n1,批示,x,质量,,2023-07-31,
            """);

        assertThat(fields(refused)).containsExactlyInAnyOrder("B3", "D4", "H4", "E5", "G6", "A7", "B8");
        assertThat(outcomes(refused))
                .containsExactly("UNCHANGED", "REJECTED", "REJECTED", "REJECTED", "REJECTED", "REJECTED", "REJECTED");
        assertThat(service.get("/api/v1/problems/file-ok", demo("supervisor")).status())
                .isEqualTo(404);
        assertThat(upload("supervisor", "/api/v1/problems/import?programme=ghost", "x")
                        .status())
                .isEqualTo(404);
    }

    private static Answer raise(String item, String deduction) {
        return service.post("/api/v1/problems", demo("supervisor"), """
            {"projectId": "pf", "nodeId": "n1", "source": "ASSESSMENT", "title": "x", "category": "秩序",
             "standardItem": "%s", "deduction": %s, "dueDate": "2023-07-10"}
            """.formatted(item, deduction));
    }

    private static List<String> fields(Answer refused) {
        assertThat(refused.status()).as("%s", refused.body()).isEqualTo(422);
        return refused.body().at("/violations").findValuesAsString("field");
    }

    private static List<String> outcomes(Answer answer) {
        return answer.body().at("/rows").findValuesAsString("outcome");
    }

    private static Answer upload(String user, String path, String file) {
        var body = "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"list.csv\"\r\n\r\n"
                + file
                + "\r\n--edge--\r\n";
        return service.send(
                "POST", path, demo(user).token(), body, Map.of("Content-Type", "multipart/form-data; boundary=edge"));
    }
}
