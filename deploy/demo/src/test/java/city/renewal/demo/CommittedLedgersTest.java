package city.renewal.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads the committed workbooks with a library other than the one that wrote them. */
class CommittedLedgersTest {

    private static final Path FOLDER = Path.of("").toAbsolutePath();
    private static final int FIRST_ROW = 4;

    static List<DemoLedger> ledgers() {
        return DemoLedgers.all();
    }

    @ParameterizedTest
    @MethodSource("ledgers")
    void areWhatTheGeneratorMakes(DemoLedger ledger) throws IOException {
        var name = ledger.programme().programmeId();

        var committed = ReproducibleWorkbook.parts(Files.readAllBytes(FOLDER.resolve(name + ".xlsx")));
        var made = ReproducibleWorkbook.parts(ledger.workbook());

        // Part by part: what deflate makes of the same bytes may differ between versions of zlib.
        assertThat(committed.keySet()).isEqualTo(made.keySet());
        committed.forEach((part, bytes) -> assertThat(text(bytes)).as(part).isEqualTo(text(made.get(part))));
        assertThat(FOLDER.resolve(name + ".json")).hasContent(ledger.json());
        assertThat(FOLDER.resolve(name + "-people.csv")).hasContent(ledger.people());
        var cityTasks = FOLDER.resolve(name + "-city-tasks.json");
        if (ledger.cityTasks().isEmpty()) {
            assertThat(cityTasks).doesNotExist();
        } else {
            assertThat(cityTasks).hasContent(ledger.cityTasksJson());
        }
    }

    @ParameterizedTest
    @MethodSource("ledgers")
    void theStoryOfTheirSitesIsWhatTheGeneratorMakes(DemoLedger ledger) {
        var story = FOLDER.resolve(ledger.programme().programmeId() + "-site.json");
        if (ledger.siteSteps().isEmpty()) {
            assertThat(story).doesNotExist();
        } else {
            assertThat(story).hasContent(SiteActivity.json(ledger.siteSteps()));
        }
    }

    @Test
    void everyPictureOfTheStoryLiesThereAndIsOne() throws IOException {
        for (var picture : SitePicture.values()) {
            var image = ImageIO.read(
                    FOLDER.resolve("photos").resolve(picture.fileName()).toFile());
            assertThat(image.getWidth()).as(picture.fileName()).isEqualTo(960);
        }
    }

    @Test
    void areTheSameBytesWheneverTheyAreMade() throws IOException {
        var once = Laoshan2023.make().workbook();
        var again = Laoshan2023.make().workbook();
        var parts = ReproducibleWorkbook.parts(again);
        ReproducibleWorkbook.parts(once)
                .forEach((part, bytes) -> assertThat(text(bytes)).as(part).isEqualTo(text(parts.get(part))));
        assertThat(once).isEqualTo(again);
    }

    @ParameterizedTest
    @CsvSource({
        "laoshan-2023, 196, 100600000000, 15600000000",
        "shinan-2022, 179, 37200000000, 11800000000",
        "shinan-2024, 138, 2050000000, 1280000000",
        "jiyuan-2018, 96, 8640000000, 3820000000",
        "district-quality, 245, 15000000000, 6200000000"
    })
    void holdTheirTotals(String name, int projects, BigDecimal total, BigDecimal planned) throws IOException {
        try (var workbook = new XSSFWorkbook(Files.newInputStream(FOLDER.resolve(name + ".xlsx")))) {
            var entries = entries(workbook.getSheetAt(0));

            assertThat(entries).hasSize(projects);
            assertThat(entries.stream().map(Entry::total).reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo(total);
            assertThat(entries.stream().map(Entry::planned).reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo(planned);
        }
    }

    @ParameterizedTest
    @CsvSource({"laoshan-2023", "shinan-2022", "shinan-2024", "jiyuan-2018", "district-quality"})
    void showWhatLedgersAreLike(String name) throws IOException {
        try (var workbook = new XSSFWorkbook(Files.newInputStream(FOLDER.resolve(name + ".xlsx")))) {
            var sheet = workbook.getSheetAt(0);

            assertThat(sheet.getMergedRegions())
                    .anyMatch(
                            region -> region.getFirstRow() >= FIRST_ROW && region.getLastRow() > region.getFirstRow());
            int due = column(sheet, "完成时限");
            var dates = new ArrayList<CellType>();
            for (int row = FIRST_ROW; row <= sheet.getLastRowNum(); row++) {
                var cell = sheet.getRow(row).getCell(due);
                if (cell != null && cell.getCellType() == CellType.NUMERIC) {
                    assertThat(DateUtil.isCellDateFormatted(cell)).isTrue();
                }
                if (cell != null) {
                    dates.add(cell.getCellType());
                }
            }
            assertThat(dates).contains(CellType.NUMERIC, CellType.STRING);
            assertThat(column(sheet, "总投资（亿元）")).isNotNegative();
            assertThat(column(sheet, "年度计划投资（万元）")).isNotNegative();
        }
    }

    private static String text(byte[] part) {
        return new String(part, StandardCharsets.UTF_8);
    }

    private record Entry(BigDecimal total, BigDecimal planned) {}

    /** One per row that has a project code of its own: below the first row of a merged cell there is none. */
    private static List<Entry> entries(XSSFSheet sheet) {
        var entries = new ArrayList<Entry>();
        int code = column(sheet, "项目编号");
        int total = column(sheet, "总投资（亿元）");
        int planned = column(sheet, "年度计划投资（万元）");
        for (int number = FIRST_ROW; number <= sheet.getLastRowNum(); number++) {
            var row = sheet.getRow(number);
            var cell = row.getCell(code);
            if (cell != null && cell.getCellType() == CellType.STRING) {
                entries.add(new Entry(total(row, total), number(row, planned).movePointRight(4)));
            }
        }
        return entries;
    }

    private static BigDecimal total(Row row, int column) {
        if (row.getCell(column).getCellType() == CellType.NUMERIC) {
            return number(row, column).movePointRight(8);
        }
        var text = row.getCell(column).getStringCellValue();
        assertThat(text).endsWith("万元");
        return new BigDecimal(text.substring(0, text.length() - 2)).movePointRight(4);
    }

    private static BigDecimal number(Row row, int column) {
        return BigDecimal.valueOf(row.getCell(column).getNumericCellValue());
    }

    private static int column(XSSFSheet sheet, String header) {
        for (var cell : sheet.getRow(FIRST_ROW - 1)) {
            if (cell.getStringCellValue().equals(header)) {
                return cell.getColumnIndex();
            }
        }
        return -1;
    }
}
