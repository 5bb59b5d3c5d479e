package city.renewal.progress;

import static city.renewal.progress.ProjectFacts.TODAY;
import static city.renewal.progress.ProjectFacts.node;
import static city.renewal.starter.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.CalendarIds;
import city.renewal.events.Plan;
import city.renewal.events.ProjectEvent.PlanSet;
import city.renewal.starter.security.Role;
import city.renewal.starter.testing.TestTokens;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Exports of the lists. */
class ExportsIT extends ProgressIT {
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    @BeforeAll
    static void aProjectOfTwoPeople() {
        publishAndAwait(
                ProjectFacts.of("ex1")
                        .registered("370212005", "p-leader", "u-ex")
                        .planned(
                                node("mine", TODAY.minusDays(2)).ownedBy("p-ex", "u-ex"),
                                node("theirs", TODAY.plusDays(20)).ownedBy("p-else", "u-else"))
                        .objected("mine", "=cmd|'/c calc'!A1"),
                "ex1",
                3);
        publish(ProblemFacts.of("ex1-q", TODAY.minusDays(2))
                .ofProject("ex1", "mine")
                .blocking("theirs")
                .raised()
                .all());
        eventually(() -> assertThat(service.get("/api/v1/problems?project=ex1", COMMANDER)
                        .body()
                        .path("items")
                        .size())
                .isEqualTo(1));
    }

    private static HttpResponse<byte[]> download(String path, String accept, TestTokens.Bearer bearer)
            throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create(service.uri() + path))
                            .header("Authorization", "Bearer " + bearer.token())
                            .header("Accept", accept)
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    @Test
    void givesTheDeadlineListAsAWorkbook() throws Exception {
        var file = download("/api/v1/deadlines?project=ex1", XLSX, COMMANDER);

        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("content-type")).contains(XLSX);
        assertThat(file.headers().firstValue("content-disposition").orElse("")).contains("deadlines.xlsx");
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(file.body()))) {
            var sheet = workbook.getSheetAt(0);
            assertThat(sheet.getRow(0).getCell(0).getStringCellValue()).endsWith(" 进度清单 Deadlines");
            assertThat(sheet.getRow(3).getCell(1).getStringCellValue()).isEqualTo("节点 mine");
            assertThat(cell(sheet, "状态").getStringCellValue()).isEqualTo("逾期");
            assertThat(cell(sheet, "亮灯").getStringCellValue()).isEqualTo("红灯");
            assertThat(cell(sheet, "亮灯").getCellStyle().getFillPattern()).isEqualTo(FillPatternType.SOLID_FOREGROUND);
            assertThat(cell(sheet, "逾期(天)").getNumericCellValue()).isEqualTo(2);
            assertThat(cell(sheet, "项目编号").getStringCellValue()).isEqualTo("ex1");
            assertThat(cell(sheet, "指挥部").getStringCellValue()).doesNotContain("h1");
            assertThat(cell(sheet, "街道").getStringCellValue()).isEqualTo("金家岭街道");
            assertThat(sheet.getLastRowNum()).isEqualTo(4);
        }
    }

    /** The cell of the first row below a heading. */
    private static Cell cell(Sheet sheet, String heading) {
        for (var cell : sheet.getRow(2)) {
            if (cell.getStringCellValue().startsWith(heading + "\n")) {
                return sheet.getRow(3).getCell(cell.getColumnIndex());
            }
        }
        throw new AssertionError("There is no column " + heading);
    }

    @Test
    void givesTheProblemListAsAWorkbook() throws Exception {
        var file = download("/api/v1/problems?project=ex1", XLSX, COMMANDER);

        assertThat(file.headers().firstValue("content-disposition").orElse("")).contains("problems.xlsx");
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(file.body()))) {
            var sheet = workbook.getSheetAt(0);
            assertThat(sheet.getRow(0).getCell(0).getStringCellValue()).endsWith(" 问题清单 Problems");
            assertThat(sheet.getRow(3).getCell(0).getStringCellValue()).isEqualTo("问题 ex1-q");
            assertThat(cell(sheet, "状态").getStringCellValue()).isEqualTo("逾期");
            assertThat(cell(sheet, "逾期(天)").getNumericCellValue()).isEqualTo(2);
            assertThat(cell(sheet, "扣分(分)").getNumericCellValue()).isEqualTo(2.5);
            assertThat(sheet.getLastRowNum()).as("the total below the row").isEqualTo(4);
        }
    }

    @Test
    void marksDatesInAYearWithoutPublishedHolidaysInExportAndSchedule() throws Exception {
        var far = ProjectFacts.planOf(node("far", LocalDate.of(2041, 3, 5)), node("near", TODAY.plusDays(40)));
        var working = new Plan(CalendarIds.WORKING, far.anchor(), far.goals(), far.nodes());
        publishAndAwait(
                ProjectFacts.of("ex2").registered().decided(new PlanSet(working, "p-unit", ProjectFacts.NOW)),
                "ex2",
                2);

        var ledger = new String(
                download("/api/v1/deadlines?project=ex2", "text/csv", COMMANDER).body(), StandardCharsets.UTF_8);
        var schedule = service.get("/api/v1/projects/ex2/schedule", COMMANDER).body();

        assertThat(ledger.lines().filter(line -> line.contains("节点 far")))
                .singleElement()
                .asString()
                .contains("放假通知未发布");
        assertThat(ledger.lines().filter(line -> line.contains("节点 near")))
                .singleElement()
                .asString()
                .doesNotContain("放假通知未发布");
        assertThat(schedule.at("/calendarAssumed").asBoolean()).isTrue();
    }

    @Test
    void exportsExactlyTheVisibleRowsOfTheQuery() throws Exception {
        var owner = TestTokens.of("p-ex", Role.OWNER).in("370212").ofUnits("u-ex");

        var all = text(download("/api/v1/deadlines?project=ex1&format=csv", "*/*", COMMANDER));
        var own = text(download("/api/v1/deadlines?project=ex1", "text/csv", owner));
        var filtered = text(download("/api/v1/deadlines?project=ex1&standing=ON_TRACK&format=csv", "*/*", COMMANDER));

        assertThat(all.lines()).hasSize(3);
        assertThat(own.lines()).hasSize(2);
        assertThat(own).contains("节点 mine").doesNotContain("theirs");
        assertThat(filtered).contains("节点 theirs").doesNotContain("mine");
        assertThat(filtered).contains("问题 ex1-q（限 2023-06-28）");
        assertThat(all).startsWith("\ufeff项目 Project,节点 Node,项目编号 Project id,");
    }

    private static String text(HttpResponse<byte[]> file) {
        assertThat(file.statusCode()).isEqualTo(200);
        return new String(file.body(), StandardCharsets.UTF_8);
    }

    @Test
    void exportsEveryListAsWorkbookAndCsv() throws Exception {
        for (var list : List.of(
                "deadlines?project=ex1",
                "responsibilities?project=ex1",
                "problems?project=ex1",
                "investments?programme=laoshan-2023&by=project",
                "rankings?programme=laoshan-2023&by=unit",
                "city-task-progress?programme=laoshan-2023")) {
            var csv = text(download("/api/v1/" + list + "&format=csv", "application/json", COMMANDER));
            assertThat(csv).as(list).startsWith("\ufeff");
            var xlsx = download("/api/v1/" + list + "&format=xlsx", "*/*", COMMANDER);
            try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(xlsx.body()))) {
                var sheet = workbook.getSheetAt(0);
                var hasTotal = sheet.getRow(sheet.getLastRowNum())
                        .getCell(0)
                        .toString()
                        .equals("合计 Total");
                assertThat(sheet.getLastRowNum() - (hasTotal ? 3 : 2))
                        .as(list)
                        .isEqualTo((int) csv.lines().count() - 1);
            }
            assertThat(service.get("/api/v1/" + list + "&format=json", COMMANDER)
                            .body()
                            .has("items"))
                    .as(list)
                    .isTrue();
        }
    }

    @Test
    void rejectsAnUnknownFileFormatAndAnInvalidQueryByName() throws Exception {
        assertThat(service.get("/api/v1/deadlines?format=pdf", COMMANDER)
                        .body()
                        .at("/violations/0/field")
                        .asString())
                .isEqualTo("format");
        var refused = service.send(
                "GET", "/api/v1/deadlines?colour=red", COMMANDER.token(), null, Map.of("Accept", "text/csv"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().at("/violations/0/field").asString()).isEqualTo("colour");
        assertThat(download("/api/v1/deadlines", "application/pdf", COMMANDER).statusCode())
                .isEqualTo(406);
    }
}
