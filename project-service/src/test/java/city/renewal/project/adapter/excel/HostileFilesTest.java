package city.renewal.project.adapter.excel;

import static city.renewal.project.adapter.excel.LedgerBuilder.aLedger;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.renewal.project.domain.ledger.LedgerReadResult;
import city.renewal.project.domain.ledger.ParsedLedger;
import city.renewal.project.domain.ledger.RefusedLedger;
import city.renewal.project.domain.ledger.cell.LedgerColumn;
import city.renewal.project.domain.ledger.cell.LedgerFault;
import city.renewal.starter.files.TemporaryFiles;
import city.renewal.starter.testing.Eventually;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Files that are not ledgers, or malicious: each gets a refusal, without an exception and without much memory. */
class HostileFilesTest {

    private static final String SHEET = "xl/worksheets/sheet1.xml";

    @Test
    void refusesFilesThatAreNotWorkbooks() throws IOException {
        for (var bytes : new byte[][] {
            {},
            "PK\u0003\u0004".getBytes(StandardCharsets.UTF_8),
            {(byte) 0xff, 0, 1, 2, 3},
            XlsxBytes.zip(Map.of("readme.txt", "hello".getBytes(StandardCharsets.UTF_8))),
            XlsxBytes.zip(Map.of("_rels/.rels", "<Relationships/>".getBytes(StandardCharsets.UTF_8))),
            XlsxBytes.zip(Map.of("_rels/.rels", "not xml".getBytes(StandardCharsets.UTF_8)))
        }) {
            assertThat(fault(LedgerBuilder.read(bytes))).isEqualTo(LedgerFault.NOT_A_WORKBOOK);
        }
    }

    @Test
    void refusesAWorkbookThatBreaksOff() {
        var whole = aLedger().bytes();

        assertThat(fault(LedgerBuilder.read(Arrays.copyOf(whole, whole.length - 200))))
                .isEqualTo(LedgerFault.NOT_A_WORKBOOK);
    }

    @Test
    void refusesAWorkbookWithoutALedgersHeaders() {
        assertThat(fault(LedgerBuilder.read(minimalWorkbook("<row><c t=\"inlineStr\"><is><t>你好</t></is></c></row>"))))
                .isEqualTo(LedgerFault.HEADER_NOT_FOUND);
    }

    @Test
    void refusesAMillionRowsAfterTheFirstTwentyThousand() {
        var million = IntStream.rangeClosed(1, 1_000_000)
                .mapToObj(row -> "<row><c><v>1</v></c></row>")
                .collect(Collectors.joining());

        assertThat(fault(LedgerBuilder.read(minimalWorkbook(million)))).isEqualTo(LedgerFault.TOO_MANY_ROWS);
    }

    @Test
    void refusesMoreThanSixtyFourColumns() {
        assertThat(fault(LedgerBuilder.read(aLedger().withCell(4, 64, "x").bytes())))
                .isEqualTo(LedgerFault.TOO_MANY_COLUMNS);
    }

    @Test
    void formatsOnEmptyCellsAreNoColumnsAndNoRows() {
        var row = "<row r=\"9\"><c r=\"XFD9\" s=\"0\"/></row></sheetData>";
        var workbook = XlsxBytes.replaceInPart(aLedger().bytes(), SHEET, "</sheetData>", row);

        assertThat(LedgerBuilder.read(workbook)).isInstanceOf(ParsedLedger.class);
    }

    @Test
    void refusesAZipBomb() {
        var blanks = " ".repeat(80 << 20);
        var workbook = minimalWorkbook("<row><c><v>1</v></c></row>" + blanks);

        assertThat(workbook).hasSizeLessThan(1 << 20);
        assertThat(fault(LedgerBuilder.read(workbook))).isEqualTo(LedgerFault.TOO_LARGE);
    }

    @Test
    void refusesABombInTheSharedTexts() {
        var parts = XlsxBytes.parts(aLedger().bytes());
        var texts = new String(parts.get("xl/sharedStrings.xml"), StandardCharsets.UTF_8);
        parts.put(
                "xl/sharedStrings.xml",
                texts.replace("</sst>", "<si><t>" + "x".repeat(80 << 20) + "</t></si></sst>")
                        .getBytes(StandardCharsets.UTF_8));

        assertThat(fault(LedgerBuilder.read(XlsxBytes.zip(parts)))).isEqualTo(LedgerFault.TOO_LARGE);
    }

    @Test
    void refusesAFileLargerThanAnyLedgerWithoutReadingItAll() throws IOException {
        var endless = new InputStream() {
            private long read;

            @Override
            public int read() {
                read++;
                return 'P';
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                Arrays.fill(target, offset, offset + length, (byte) 'P');
                read += length;
                return length;
            }
        };

        var reading = LedgerBuilder.WORKBOOKS.read(endless, LedgerBuilder.PROGRAMME);

        assertThat(fault(reading)).isEqualTo(LedgerFault.TOO_LARGE);
        assertThat(endless.read).isLessThan(20L << 20);
    }

    @Test
    void refusesDocumentTypesAndEntities() {
        var doctype = "<!DOCTYPE x [<!ENTITY secret SYSTEM \"file:///etc/passwd\">]>";
        var laughs = "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]>";
        for (var prologue : new String[] {doctype, laughs, "<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/x.dtd\">"}) {
            var sheet = prologue + sheet("<row><c t=\"inlineStr\"><is><t>&amp;</t></is></c></row>");
            assertThat(fault(LedgerBuilder.read(workbook(sheet)))).isEqualTo(LedgerFault.NOT_A_WORKBOOK);
        }
        var entity = sheet("<row><c t=\"inlineStr\"><is><t>&secret;</t></is></c></row>");
        assertThat(fault(LedgerBuilder.read(workbook(entity)))).isEqualTo(LedgerFault.NOT_A_WORKBOOK);
    }

    @Test
    void refusesNestingThatNoSheetHas() {
        var deep = "<a>".repeat(1_000_000);

        assertThat(fault(LedgerBuilder.read(workbook(sheet(deep))))).isEqualTo(LedgerFault.NOT_A_WORKBOOK);
    }

    @Test
    void survivesNumbersThatNoNumberTypeHolds() {
        for (var number : new String[] {"1E999999999", "NaN", "9".repeat(5_000), "0x10"}) {
            var workbook = XlsxBytes.replaceInPart(
                    aLedger().with(0, LedgerColumn.TOTAL_INVESTMENT, 4711).bytes(),
                    SHEET,
                    "<v>4711</v>",
                    "<v>" + number + "</v>");

            assertThat(fault(LedgerBuilder.read(workbook))).as(number).isEqualTo(LedgerFault.ERROR_CELL);
        }
    }

    @Test
    void survivesRegionsAndReferencesThatMakeNoSense() {
        var workbook = XlsxBytes.replaceInPart(
                aLedger().bytes(),
                SHEET,
                "<mergeCells>",
                "<mergeCells><mergeCell ref=\"A1048576:XFD9999999\"/><mergeCell ref=\"B9:A1\"/><mergeCell ref=\"?\"/>");

        assertThat(LedgerBuilder.read(workbook)).isNotNull();
    }

    @Test
    void aBrokenStreamIsAFailureOfTheMachineNotARefusal() {
        var broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        };

        assertThatThrownBy(() -> LedgerBuilder.WORKBOOKS.read(broken, LedgerBuilder.PROGRAMME))
                .isInstanceOf(IOException.class)
                .hasMessage("connection reset");
    }

    @Test
    void neverThrowsForAnyDamagedBytes() {
        long seed = Long.getLong("renewal.test.seed", System.nanoTime());
        System.out.println("seed " + seed);
        var random = new Random(seed);
        var original = aLedger().bytes();
        var parts = XlsxBytes.parts(original);
        for (int round = 0; round < 150; round++) {
            byte[] damaged;
            if (round % 2 == 0) {
                damaged = flipped(original, random);
            } else {
                var copy = new LinkedHashMap<>(parts);
                var name = copy.keySet().stream()
                        .skip(random.nextInt(copy.size()))
                        .findFirst()
                        .orElseThrow();
                copy.put(name, flipped(copy.get(name), random));
                damaged = XlsxBytes.zip(copy);
            }
            assertThat(LedgerBuilder.read(damaged))
                    .as("seed %d round %d", seed, round)
                    .isNotNull();
        }
    }

    @Test
    void leavesNoFileBehind() {
        var before = spooled();

        LedgerBuilder.read(aLedger().bytes());
        LedgerBuilder.read(new byte[] {1, 2, 3, 4, 5});

        // Others may be reading at the moment; theirs go, and one that was left behind would stay.
        var left = new HashSet<>(spooled());
        left.removeAll(before);
        Eventually.eventually(() -> {
            left.retainAll(spooled());
            assertThat(left).isEmpty();
        });
    }

    private static Set<String> spooled() {
        try (var files = Files.list(TemporaryFiles.ofThisProcess().folder())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(SpooledFile.PREFIX))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] flipped(byte[] bytes, Random random) {
        var copy = bytes.clone();
        for (int change = 0; change <= random.nextInt(4); change++) {
            copy[random.nextInt(copy.length)] = (byte) random.nextInt(256);
        }
        return copy;
    }

    private static byte[] minimalWorkbook(String rows) {
        return workbook(sheet(rows));
    }

    private static String sheet(String rows) {
        return "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>" + rows
                + "</sheetData></worksheet>";
    }

    private static byte[] workbook(String sheet) {
        return XlsxBytes.zip(Map.of(
                "_rels/.rels",
                bytes(
                        "<Relationships><Relationship Id=\"r1\" Type=\"x/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
                "xl/workbook.xml",
                bytes("<workbook><sheets><sheet name=\"s\" id=\"r1\"/></sheets></workbook>"),
                "xl/_rels/workbook.xml.rels",
                bytes(
                        "<Relationships><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"),
                SHEET,
                bytes(sheet)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static LedgerFault fault(LedgerReadResult reading) {
        assertThat(reading).isInstanceOf(RefusedLedger.class);
        return ((RefusedLedger) reading).violations().getFirst().fault();
    }
}
