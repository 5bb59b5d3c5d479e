package city.renewal.project;

import static city.renewal.starter.testing.TestTokens.demo;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.starter.security.Role;
import city.renewal.starter.testing.ListExportCheck;
import city.renewal.starter.testing.RunningService;
import city.renewal.starter.testing.TestTokens;
import city.renewal.starter.testing.TestTokens.Bearer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The list of site reports as files, over HTTP, on a day that the drill's clock gives. */
class SiteReportExportsIT {
    private static final String PATH = "/api/v1/site-reports";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String FORMULA = "=cmd|'/c calc'!A1";
    private static final Bearer REPORTER =
            TestTokens.of("p-reporter", Role.REPORTER).in("370212").ofUnits("u1");
    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.of(ProjectServiceApplication.class)
                .with("renewal.clock", "2023-06-30T08:00+08:00")
                .start();
        ProgrammeFixture.programme(service, "files-2023");
        ProgrammeFixture.project(service, "files-2023", "filed");
        submit(REPORTER, report("filed", "filed-1", "28T08:00:00", """
                , "progressPercent": 60, "note": "%s", "location": {"longitude": 120.4, "latitude": 36.125},
                "device": {"sentAt": "2023-06-28T08:05:00+08:00"}""".formatted(FORMULA)));
        submit(REPORTER, report("filed", "filed-2", "29T09:30:00", """
                , "progressPercent": 40, "note": "返工；-2 层", "quantity": {"done": 970.125, "unit": "@m²"},
                "photos": ["%s"]""".formatted("b".repeat(64))));
        submit(demo("owner"), report("filed", "filed-3", "29T10:00:00", ""));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static void submit(Bearer bearer, String... reports) {
        var answer = service.post(PATH + "/batch", bearer, "{\"reports\": [%s]}".formatted(String.join(",", reports)));
        assertThat(answer.body().at("/outcomes").findValuesAsString("outcome"))
                .as("%s", answer.body())
                .hasSize(reports.length)
                .containsOnly("ACCEPTED");
    }

    /** @param more further properties, each with a comma before it */
    private static String report(String project, String id, String at, String more) {
        return """
            {"reportId": "%s", "projectId": "%s", "nodeId": "n1", "observedAt": "2023-06-%s+08:00"%s}
            """.formatted(id, project, at, more);
    }

    private static HttpResponse<byte[]> download(String query, String accept, Bearer bearer)
            throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create(service.uri() + PATH + query))
                            .header("Authorization", "Bearer " + bearer.token())
                            .header("Accept", accept)
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    /** The report ids of a CSV file, in their order. */
    private static List<String> ids(HttpResponse<byte[]> csv) {
        assertThat(csv.statusCode()).as(text(csv)).isEqualTo(200);
        return text(csv)
                .lines()
                .skip(1)
                .map(line -> line.substring(0, line.indexOf(',')))
                .toList();
    }

    private static String cell(Row row, int column) {
        return row.getCell(column).getStringCellValue();
    }

    @Test
    void givesTheListAsAWorkbook() throws Exception {
        var file = download("?project=filed&reporter=p-reporter&format=xlsx", "text/html", demo("supervisor"));

        assertThat(file.statusCode()).as(text(file)).isEqualTo(200);
        assertThat(file.headers().firstValue("content-type")).contains(XLSX);
        assertThat(file.headers().firstValue("content-disposition"))
                .contains("attachment; filename=\"site-reports.xlsx\"");
        assertThat(file.headers().firstValue("cache-control")).contains("no-store");
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(file.body()))) {
            var sheet = workbook.getSheetAt(0);
            assertThat(cell(sheet.getRow(0), 0)).isEqualTo("现场汇报 Site reports");
            assertThat(cell(sheet.getRow(1), 0)).startsWith("截至 As of 2023-06-30 08:0");
            assertThat(cell(sheet.getRow(2), 3)).isEqualTo("观察时间\nObserved");
            assertThat(sheet.getLastRowNum())
                    .as("newest observation first, and the total")
                    .isEqualTo(5);
            var second = sheet.getRow(3);
            assertThat(cell(second, 0)).isEqualTo("filed-2");
            assertThat(second.getCell(3).getLocalDateTimeCellValue()).isEqualTo("2023-06-29T09:30");
            assertThat(second.getCell(5).getNumericCellValue()).isEqualTo(40);
            assertThat(second.getCell(6).getNumericCellValue()).isEqualTo(970.125);
            assertThat(cell(second, 7)).isEqualTo("@m²");
            assertThat(second.getCell(10).getNumericCellValue())
                    .as("missing photos")
                    .isEqualTo(1);
            assertThat(cell(second, 11)).isEqualTo("否");
            assertThat(cell(second, 12)).isEqualTo("进度倒退");
            var first = sheet.getRow(4);
            assertThat(first.getCell(8).getCellType()).isEqualTo(CellType.STRING);
            assertThat(cell(first, 8)).isEqualTo(FORMULA);
            assertThat(first.getCell(15).getNumericCellValue()).isEqualTo(120.4);
            assertThat(first.getCell(17).getLocalDateTimeCellValue()).isEqualTo("2023-06-28T08:05");
        }
    }

    @Test
    void givesTheListAsCsvWithoutFormulas() throws Exception {
        var file = download("?project=filed", "text/csv", demo("supervisor"));

        assertThat(file.headers().firstValue("content-type")).contains("text/csv;charset=UTF-8");
        assertThat(file.headers().firstValue("content-disposition"))
                .contains("attachment; filename=\"site-reports.csv\"");
        assertThat(text(file)).startsWith("\ufeff汇报编号 Report,项目编号 Project,节点编号 Node,观察时间 Observed,");
        assertThat(ids(file)).containsExactly("filed-3", "filed-2", "filed-1");
        assertThat(text(file))
                .contains("\"'=cmd|'/c calc'!A1\"")
                .contains(",40,970.125,'@m²,")
                .contains(",120.4,36.125,2023-06-28 08:05,");
    }

    @Test
    void aFileContainsTheReportsOfTheFiltersWithinTheSight() throws Exception {
        var own = TestTokens.of("p-reporter", Role.REPORTER).in("370212").ofUnits("u-new");

        assertThat(ids(download("?project=filed&complete=false&format=csv", "*/*", demo("leader"))))
                .containsExactly("filed-2");
        assertThat(ids(download("?project=filed&flag=BACKWARDS&format=csv", "*/*", demo("leader"))))
                .containsExactly("filed-2");
        assertThat(ids(download("?project=filed&from=2023-06-28&to=2023-06-28&format=csv", "*/*", demo("leader"))))
                .containsExactly("filed-1");
        assertThat(ids(download("?project=filed&format=csv", "*/*", own)))
                .as("their own, though they see the project no more")
                .containsExactly("filed-2", "filed-1");
        assertThat(ids(download("?format=csv", "*/*", own)))
                .contains("filed-2", "filed-1")
                .doesNotContain("filed-3");
        assertThat(ids(download("?project=filed&format=csv", "*/*", demo("commander-2"))))
                .isEmpty();
        assertThat(download("?format=csv", "*/*", demo("admin")).statusCode()).isEqualTo(403);
    }

    @Test
    void aFileGoesOnWhereAPageEnds() throws Exception {
        ProgrammeFixture.project(service, "files-2023", "many");
        var sent = IntStream.range(0, 501)
                .mapToObj(n -> report(
                        "many",
                        "many-" + n,
                        "%02dT%02d:00:00".formatted(1 + n / 24 % 28, n % 24),
                        ", \"progressPercent\": 10"))
                .toArray(String[]::new);
        submit(REPORTER, Arrays.copyOf(sent, 500));
        submit(REPORTER, sent[500]);

        var page = service.get(PATH + "?project=many&limit=500", demo("supervisor"));
        var file = ids(download("?project=many&format=csv", "*/*", demo("supervisor")));

        assertThat(page.body().at("/next").isNull()).isFalse();
        assertThat(file).hasSize(501).doesNotHaveDuplicates();
        assertThat(file.subList(0, 500)).isEqualTo(page.body().at("/items").findValuesAsString("reportId"));
    }

    @Test
    void otherFormatsStayJsonAndAnInvalidQueryIsRefusedByName() throws Exception {
        for (var accept : List.of("*/*", "application/json")) {
            var answer = download("?project=filed", accept, demo("supervisor"));
            assertThat(answer.headers().firstValue("content-type")).as(accept).contains("application/json");
            assertThat(text(download("?project=filed&format=json", accept, demo("supervisor"))))
                    .contains("\"items\"");
        }
        for (var wrong : List.of("format=pdf", "colour=red&format=csv", "limit=5&format=xlsx", "flag=RED&format=csv")) {
            var refused = download("?" + wrong, "application/json", demo("supervisor"));
            assertThat(refused.statusCode()).as(wrong).isIn(400, 422);
            assertThat(text(refused)).contains("\"field\":\"%s\"".formatted(wrong.substring(0, wrong.indexOf('='))));
        }
        assertThat(download("", "application/pdf", demo("supervisor")).statusCode())
                .isEqualTo(406);
    }

    private static void recorded(String path, String json) {
        var answer = service.send("PUT", path, demo("admin").token(), json, Map.of("If-None-Match", "*"));
        assertThat(answer.status()).as("%s", answer.body()).isLessThan(300);
    }

    private static void posted(String path, String by, String json) {
        var answer = service.post(path, demo(by), json);
        assertThat(answer.status()).as("%s", answer.body()).isLessThan(300);
    }

    @TestFactory
    Stream<DynamicTest> everyListIsGivenAsAFileWithTheSameRows() {
        recorded("/api/v1/people/p-files", "{\"name\": \"=名录\", \"units\": [\"u-files\"]}");
        recorded("/api/v1/units/u-files", "{\"name\": \"建管中心\", \"area\": \"370212005\"}");
        recorded("/api/v1/city-tasks/ct-files", "{\"programme\": \"files-2023\", \"name\": \"老旧小区改造\"}");
        posted("/api/v1/problems", "commander", """
                {"problemId": "pb-files", "projectId": "filed", "source": "INSPECTION", "title": "渗漏", "category": "QUALITY",
                 "owner": {"personId": "p-owner", "name": "责任人"}, "dueDate": "2023-07-15"}
                """);
        posted(
                "/api/v1/projects/filed/nodes/n1/extensions",
                "unit",
                "{\"dueDate\": \"2023-08-31\", \"reason\": \"雨季\"}");
        posted("/api/v1/projects/filed/suspensions", "commander", "{\"from\": \"2023-07-03\", \"reason\": \"扬尘\"}");
        return ListExportCheck.of("project")
                .knowing("programme", "files-2023")
                .knowing("projectId", "filed")
                .knowing("nodeId", "n1")
                .knowing("problemId", "pb-files")
                .tests(service);
    }
}
