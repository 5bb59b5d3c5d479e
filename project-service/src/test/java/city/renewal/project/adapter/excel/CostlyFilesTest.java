package city.renewal.project.adapter.excel;

import static city.renewal.project.adapter.excel.LedgerBuilder.aLedger;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.project.domain.ledger.LedgerReadResult;
import city.renewal.project.domain.ledger.ParsedLedger;
import city.renewal.project.domain.ledger.RefusedLedger;
import city.renewal.project.domain.ledger.cell.LedgerColumn;
import city.renewal.project.domain.ledger.cell.LedgerFault;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Small files that would cost a spreadsheet library much time or memory are refused. */
class CostlyFilesTest {

    private static final String SHEET = "xl/worksheets/sheet1.xml";

    @ParameterizedTest
    @ValueSource(strings = {"_rels/.rels", "xl/_rels/workbook.xml.rels", "xl/worksheets/_rels/sheet1.xml.rels"})
    void refusesRelationshipsWithoutNumber(String part) {
        var relationship =
                "<Relationship Id=\"x\" Type=\"x/hyperlink\" Target=\"http://example.test/\" TargetMode=\"External\"/>";
        var parts = XlsxBytes.parts(aLedger().bytes());
        parts.putIfAbsent(part, bytes("<Relationships></Relationships>"));
        change(
                parts,
                part,
                text -> text.replace("</Relationships>", relationship.repeat(600_000) + "</Relationships>"));

        refuses(XlsxBytes.zip(parts), "relationships");
    }

    @Test
    void refusesStylesWithoutNumber() {
        refuses(changed("xl/styles.xml", "</cellXfs>", "<xf numFmtId=\"0\"/>".repeat(70_000) + "</cellXfs>"), "styles");
        refuses(changed("xl/styles.xml", "</styleSheet>", numberFormats(70_000) + "</styleSheet>"), "styles");
    }

    private static String numberFormats(int count) {
        var formats = new StringBuilder("<numFmts>");
        for (int id = 0; id < count; id++) {
            formats.append("<numFmt numFmtId=\"").append(1_000 + id).append("\" formatCode=\"0\"/>");
        }
        return formats.append("</numFmts>").toString();
    }

    @Test
    void refusesSharedTextsWithoutNumber() {
        refuses(
                changed("xl/sharedStrings.xml", "</sst>", "<si><t>x</t></si>".repeat(500_000) + "</sst>"),
                "shared texts");
    }

    @Test
    void refusesPartsWithoutNumber() {
        var parts = XlsxBytes.parts(aLedger().bytes());
        for (int number = 0; number < 2_500; number++) {
            parts.put("xl/media/image%d.png".formatted(number), new byte[0]);
        }

        refuses(XlsxBytes.zip(parts), "parts");
    }

    @Test
    void refusesLinksAndRegionsWithoutNumber() {
        refuses(sheet("<hyperlinks>" + "<hyperlink ref=\"A1\"/>".repeat(70_000) + "</hyperlinks>"), "links");
        refuses(sheet("<mergeCells>" + "<mergeCell ref=\"A1:B1\"/>".repeat(150_000) + "</mergeCells>"), "merged");
    }

    @Test
    void refusesColumnsThatNoSheetHas() {
        for (var columns : new String[] {
            "<cols><col min=\"1\" max=\"999999999\" hidden=\"1\"/></cols>",
            "<cols>" + "<col min=\"1\" max=\"16384\" width=\"9\"/>".repeat(1_000) + "</cols>"
        }) {
            assertThat(fault(LedgerBuilder.read(sheet(columns)))).isEqualTo(LedgerFault.NOT_A_WORKBOOK);
        }
    }

    @Test
    void refusesARowOfMillionsOfCells() {
        refusesAsNoWorkbook(sheet("<row>" + "<c/>".repeat(3_000_000) + "</row>"));
    }

    private static void refusesAsNoWorkbook(byte[] file) {
        assertThat(fault(LedgerBuilder.read(file))).isEqualTo(LedgerFault.NOT_A_WORKBOOK);
    }

    @Test
    void refusesTextsAndTagsWithoutEnd() {
        var long60 = "x".repeat(20 << 20);
        for (var inside : new String[] {
            "<row><c t=\"inlineStr\"><is><t>" + long60 + "</t></is></c></row>",
            "<row><c t=\"" + long60 + "\"/></row>",
            "<row><c t=\"str\"><f>" + long60 + "</f></c></row>",
            "<!--" + long60 + "-->"
        }) {
            refuses(sheet(inside), "too large");
        }
        refuses(
                sheet("<row><c t=\"inlineStr\"><is>" + "<r><t>xxxxxxxx</t></r>".repeat(10_000) + "</is></c></row>"),
                "too large");
    }

    @Test
    void manyEmptyRowsWithFormatsCostLittleAndMeanNothing() {
        var rows = new StringBuilder();
        for (int row = 10; row < 500_000; row++) {
            rows.append("<row r=\"").append(row).append("\" ht=\"15\"/>");
        }
        var workbook = XlsxBytes.replaceInPart(aLedger().bytes(), SHEET, "</sheetData>", rows + "</sheetData>");

        assertThat(LedgerBuilder.read(workbook)).isInstanceOf(ParsedLedger.class);
    }

    @Test
    void invalidFormatsDoNoHarm() {
        for (var code : new String[] {
            "[".repeat(255),
            "\"".repeat(255),
            "0".repeat(255),
            "#,".repeat(120),
            "?/".repeat(120),
            ";".repeat(255),
            "[h]".repeat(80),
            "[$-".repeat(80),
            "\\".repeat(255),
            "_".repeat(255),
            "*".repeat(255),
            "yyyymmdd".repeat(30),
            "E+".repeat(120),
            "x".repeat(40_000),
            "[>1]".repeat(60) + "0",
            "0.".repeat(120)
        }) {
            var ledger = aLedger().with(0, LedgerColumn.WEIGHT, new LedgerBuilder.Formatted(2, "0.00_1"));
            var parts = XlsxBytes.parts(ledger.bytes());
            change(
                    parts,
                    "xl/styles.xml",
                    text -> text.replace("0.00_1", code.replace("\"", "&quot;").replace(">", "&gt;")));

            assertThat(LedgerBuilder.read(XlsxBytes.zip(parts))).as(code).isNotNull();
        }
    }

    /** The record of shared strings begins with their number; the library allocates memory for as many. */
    @Test
    void refusesAnXlsThatClaimsMoreTextsThanItHolds() {
        var xls = XlsBytes.of(aLedger().bytes());
        for (int claimed : new int[] {Integer.MAX_VALUE, 300_000, -1}) {
            var buffer = ByteBuffer.wrap(xls.clone()).order(ByteOrder.LITTLE_ENDIAN);
            for (int at = 512; at < xls.length - 12; at += 2) {
                boolean isTexts = buffer.getShort(at) == 0xfc
                        && buffer.getInt(at + 4) >= buffer.getInt(at + 8)
                        && buffer.getInt(at + 8) > 20
                        && buffer.getInt(at + 8) < 200;
                if (isTexts) {
                    buffer.putInt(at + 8, claimed);
                }
            }
            assertThat(buffer.array()).isNotEqualTo(xls);
            assertThat(fault(LedgerBuilder.read(buffer.array())))
                    .isIn(LedgerFault.TOO_LARGE, LedgerFault.NOT_A_WORKBOOK);
        }
    }

    @Test
    void refusesTooManyRowsAndColumnsInACsv() {
        assertThat(fault(LedgerBuilder.read(bytes("a,b\n".repeat(30_000))))).isEqualTo(LedgerFault.TOO_MANY_ROWS);
        assertThat(fault(LedgerBuilder.read(bytes("a,".repeat(70) + "\n")))).isEqualTo(LedgerFault.TOO_MANY_COLUMNS);
        assertThat(fault(LedgerBuilder.read(bytes("\"" + "x".repeat(50_000) + "\""))))
                .isEqualTo(LedgerFault.TOO_LARGE);
        assertThat(fault(LedgerBuilder.read(bytes("项目编号,\"项目名称")))).isEqualTo(LedgerFault.NOT_A_WORKBOOK);
        assertThat(fault(LedgerBuilder.read(bytes("项目编号\u0001,项目名称")))).isEqualTo(LedgerFault.NOT_A_WORKBOOK);
    }

    @Test
    void neverThrowsForAnyDamagedBytesOfAnXlsOrACsv() {
        long seed = Long.getLong("renewal.test.seed", System.nanoTime());
        System.out.println("seed " + seed);
        var random = new Random(seed);
        var xlsx = aLedger().bytes();
        var originals = new byte[][] {
            XlsBytes.of(xlsx),
            CsvBytes.of(xlsx, StandardCharsets.UTF_8, ","),
            CsvBytes.of(xlsx, Charset.forName("GB18030"), ";")
        };
        for (int round = 0; round < 400; round++) {
            var copy = originals[round % originals.length].clone();
            for (int change = 0; change <= random.nextInt(6); change++) {
                copy[random.nextInt(copy.length)] = (byte) random.nextInt(256);
            }
            var cut = random.nextInt(5) == 0 ? Arrays.copyOf(copy, random.nextInt(copy.length)) : copy;
            assertThat(LedgerBuilder.read(cut))
                    .as("seed %d round %d", seed, round)
                    .isNotNull();
        }
    }

    private static void refuses(byte[] file, String what) {
        assertThat(file.length).as("small enough to be sent").isLessThan(16 << 20);
        var reading = LedgerBuilder.read(file);
        assertThat(fault(reading)).isEqualTo(LedgerFault.TOO_LARGE);
        assertThat(((RefusedLedger) reading).violations().getFirst().reasonEnglish())
                .contains(what);
    }

    private static byte[] changed(String part, String text, String replacement) {
        return XlsxBytes.replaceInPart(aLedger().bytes(), part, text, replacement);
    }

    /** The ledger with something before its rows. */
    private static byte[] sheet(String inside) {
        return XlsxBytes.replaceInPart(aLedger().bytes(), SHEET, "<sheetData>", inside + "<sheetData>");
    }

    private static void change(Map<String, byte[]> parts, String name, UnaryOperator<String> change) {
        parts.compute(name, (ignored, part) -> bytes(change.apply(new String(part, StandardCharsets.UTF_8))));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static LedgerFault fault(LedgerReadResult reading) {
        assertThat(reading).isInstanceOf(RefusedLedger.class);
        return ((RefusedLedger) reading).violations().getFirst().fault();
    }
}
