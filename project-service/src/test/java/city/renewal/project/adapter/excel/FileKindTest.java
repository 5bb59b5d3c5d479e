package city.renewal.project.adapter.excel;

import static city.renewal.project.adapter.excel.LedgerBuilder.aLedger;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.project.domain.ledger.RefusedLedger;
import city.renewal.project.domain.ledger.cell.LedgerFault;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files other than spreadsheets are recognised by their content, whatever their name. */
class FileKindTest {

    static List<Arguments> files() throws IOException {
        return List.of(
                Arguments.of(text("%PDF-1.7\n%âãÏÓ"), "PDF"),
                Arguments.of(text("{\\rtf1\\ansi"), "RTF"),
                Arguments.of(text("Rar!\u001a\u0007"), "RAR"),
                Arguments.of(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n'}, "PNG"),
                Arguments.of(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0}, "JPEG"),
                Arguments.of(new byte[] {0x1f, (byte) 0x8b, 8, 0}, "gzip"),
                Arguments.of(new byte[] {9, 8, 16, 0, 0, 6, 5, 0}, "damaged"),
                Arguments.of(new byte[] {9, 4, 6, 0, 0, 0, 16, 0}, "Excel 4.0"),
                Arguments.of(text("<html><body><table><tr><td>项目编号</td></tr></table>"), "web page"),
                Arguments.of(text("\ufeff <!DOCTYPE html>\n<html>"), "web page"),
                Arguments.of(text("MIME-Version: 1.0\nContent-Type: multipart/related"), "MHTML"),
                Arguments.of(
                        text(
                                "<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">"),
                        "XML Spreadsheet 2003"),
                Arguments.of(text("<?xml version=\"1.0\"?><a/>"), "XML file"),
                Arguments.of(XlsxBytes.zip(Map.of("readme.txt", text("hello"))), "zip archive"),
                Arguments.of(
                        XlsxBytes.zip(Map.of("mimetype", text("application/vnd.oasis.opendocument.spreadsheet"))),
                        "OpenDocument"),
                Arguments.of(officeZip("word/document.xml"), "Word document"),
                Arguments.of(officeZip("ppt/presentation.xml"), "presentation"),
                Arguments.of(officeZip("xl/workbook.bin"), ".xlsb"),
                Arguments.of(compound("WordDocument"), "Word document (.doc)"),
                Arguments.of(compound("PowerPoint Document"), "presentation (.ppt)"),
                Arguments.of(compound("Book"), "Excel 95"),
                Arguments.of(compound("SomethingElse"), "another Office document"),
                Arguments.of(new byte[0], "empty"),
                Arguments.of("项目编号é".getBytes(StandardCharsets.ISO_8859_1), "neither a workbook nor a text"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("files")
    void namesTheKindOfAFile(byte[] file, String expected) {
        var refused = (RefusedLedger) LedgerBuilder.read(file);

        assertThat(refused.violations()).singleElement().satisfies(violation -> {
            assertThat(violation.fault()).isEqualTo(LedgerFault.NOT_A_WORKBOOK);
            assertThat(violation.reasonEnglish()).startsWith("Expected").contains(expected);
            assertThat(violation.reason()).matches(".*\\p{IsHan}.*");
        });
    }

    @Test
    void saysThatAWorkbookIsEncrypted() throws IOException {
        assertThat(reason(compound("EncryptedPackage", "EncryptionInfo"))).contains("密码");

        Biff8EncryptionKey.setCurrentUserPassword("secret");
        byte[] xls;
        try {
            xls = XlsBytes.of(aLedger().bytes());
        } finally {
            Biff8EncryptionKey.setCurrentUserPassword(null);
        }
        assertThat(reason(xls)).contains("密码");
    }

    @Test
    void saysThatAnEncryptedXlsxIsEncrypted() throws Exception {
        var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
        encryptor.confirmPassword("secret");
        try (var files = new POIFSFileSystem();
                var out = new ByteArrayOutputStream()) {
            try (var stream = encryptor.getDataStream(files)) {
                stream.write(aLedger().bytes());
            }
            files.writeFilesystem(out);

            assertThat(reason(out.toByteArray())).contains("密码");
        }
    }

    @Test
    void aTextFileWithTheNameOfAWorkbookIsReadAsText() {
        var csv = CsvBytes.of(aLedger().bytes(), Charset.forName("GB18030"), ",");

        assertThat(LedgerBuilder.read(csv).rows()).hasSize(2);
    }

    private static String reason(byte[] file) {
        return ((RefusedLedger) LedgerBuilder.read(file))
                .violations()
                .getFirst()
                .reason();
    }

    private static byte[] officeZip(String part) {
        return XlsxBytes.zip(
                Map.of("[Content_Types].xml", text("<Types/>"), "_rels/.rels", text("<a/>"), part, text("x")));
    }

    private static byte[] compound(String... streams) throws IOException {
        try (var files = new POIFSFileSystem();
                var out = new ByteArrayOutputStream()) {
            for (var stream : streams) {
                files.createDocument(new ByteArrayInputStream(new byte[5_000]), stream);
            }
            files.writeFilesystem(out);
            return out.toByteArray();
        }
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
