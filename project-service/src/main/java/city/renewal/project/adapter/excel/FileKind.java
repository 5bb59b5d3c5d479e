package city.renewal.project.adapter.excel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** The kind of a file, detected by its first bytes and its content, never by its name. */
enum FileKind {
    XLSX,
    XLS,
    /** Text, which can only be comma-separated values. */
    CSV;

    private static final int HEAD = 4096;

    /** The first bytes of an unsupported kind. */
    private record Signature(String start, String chinese, String english) {}

    private static final List<Signature> SIGNATURES = List.of(
            new Signature("%PDF", " PDF 文档", "a PDF document"),
            new Signature("{\\rtf", " RTF 文档", "an RTF document"),
            new Signature("Rar!", " RAR 压缩包", "a RAR archive"),
            new Signature("7z\u00bc\u00af", " 7z 压缩包", "a 7z archive"),
            new Signature("\u001f\u008b", " gzip 压缩包", "a gzip archive"),
            new Signature("\u0089PNG", "图片 (PNG)", "a picture (PNG)"),
            new Signature("\u00ff\u00d8\u00ff", "图片 (JPEG)", "a picture (JPEG)"),
            new Signature("GIF8", "图片 (GIF)", "a picture (GIF)"),
            new Signature("II*\u0000", "图片 (TIFF)", "a picture (TIFF)"),
            new Signature("MM\u0000*", "图片 (TIFF)", "a picture (TIFF)"),
            new Signature("MZ", "程序", "a program"));

    /** @throws UnreadableWorkbook naming the kind if it is none of these three */
    static FileKind of(Path file) throws IOException, UnreadableWorkbook {
        var head = head(file);
        if (head.isEmpty()) {
            throw UnreadableWorkbook.isA("空文件", "empty");
        }
        if (head.startsWith("PK\u0003\u0004") || head.startsWith("PK\u0005\u0006") || head.startsWith("PK\u0007\b")) {
            return ofZip(file);
        }
        if (head.startsWith("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1")) {
            return ofCompound(file);
        }
        for (var signature : SIGNATURES) {
            if (head.startsWith(signature.start())) {
                throw UnreadableWorkbook.isA(signature.chinese(), signature.english());
            }
        }
        refuseOldWorkbook(head);
        refuseMarkup(head);
        return CSV;
    }

    /** The first bytes, each as one character. */
    private static String head(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
        }
    }

    /** Workbooks before Excel 97 begin with a version record; later ones are inside a compound file. */
    private static void refuseOldWorkbook(String head) throws UnreadableWorkbook {
        if (head.startsWith("\t\b")) {
            throw UnreadableWorkbook.damaged();
        }
        boolean isBeginOfFile = head.length() > 4
                && head.charAt(0) == '\t'
                && (head.charAt(1) == 0 || head.charAt(1) == 2 || head.charAt(1) == 4)
                && head.charAt(3) == 0;
        if (isBeginOfFile) {
            throw UnreadableWorkbook.isA("Excel 4.0 或更早的工作簿", "a workbook of Excel 4.0 or older");
        }
    }

    private static void refuseMarkup(String head) throws UnreadableWorkbook {
        var text = head.replaceFirst("^(\u00ef\u00bb\u00bf|\u00ff\u00fe|\u00fe\u00ff)", "")
                .replace("\u0000", "")
                .stripLeading()
                .toLowerCase(Locale.ROOT);
        if (text.startsWith("mime-version:")) {
            throw UnreadableWorkbook.isA("网页 (MHTML)", "a web page (MHTML)");
        }
        if (!text.startsWith("<")) {
            return;
        }
        if (text.contains("urn:schemas-microsoft-com:office:spreadsheet")) {
            throw UnreadableWorkbook.isA("“XML 表格 2003”格式的文件", "an XML Spreadsheet 2003");
        }
        if (text.contains("<html") || text.contains("<table") || text.contains("<!doctype html")) {
            throw UnreadableWorkbook.isA("网页 (HTML)", "a web page (HTML)");
        }
        throw UnreadableWorkbook.isA(" XML 文件", "an XML file");
    }

    private static FileKind ofZip(Path file) throws IOException, UnreadableWorkbook {
        try (var zip = new ZipFile(file.toFile())) {
            XlsxPackage.refuseTooManyEntries(zip);
            var names = zip.stream()
                    .map(entry -> XlsxPackage.normalized(entry.getName()))
                    .collect(Collectors.toSet());
            if (names.contains("xl/workbook.bin")) {
                throw UnreadableWorkbook.isA(" .xlsb 工作簿", "an .xlsb workbook");
            }
            refuseOtherDocuments(zip, names);
            return XLSX;
        } catch (IOException | IllegalArgumentException e) {
            throw UnreadableWorkbook.damaged();
        }
    }

    private static void refuseOtherDocuments(ZipFile zip, Set<String> names) throws IOException, UnreadableWorkbook {
        if (names.contains("[content_types].xml") && names.contains("_rels/.rels")) {
            if (names.stream().anyMatch(name -> name.startsWith("word/"))) {
                throw UnreadableWorkbook.isA(" Word 文档 (.docx)", "a Word document (.docx)");
            }
            if (names.stream().anyMatch(name -> name.startsWith("ppt/"))) {
                throw UnreadableWorkbook.isA("演示文稿 (.pptx)", "a presentation (.pptx)");
            }
            return;
        }
        if (names.contains("_rels/.rels")) {
            return;
        }
        var mimetype = zip.getEntry("mimetype");
        if (mimetype != null) {
            try (var in = zip.getInputStream(mimetype)) {
                var type = new String(in.readNBytes(100), StandardCharsets.ISO_8859_1);
                if (type.contains("opendocument")) {
                    throw UnreadableWorkbook.isA(" OpenDocument 文件 (.ods)", "an OpenDocument file (.ods)");
                }
            }
        }
        throw UnreadableWorkbook.isA(" zip 压缩包", "a zip archive");
    }

    /** The names of a compound file's streams tell which program wrote it. */
    private static FileKind ofCompound(Path file) throws UnreadableWorkbook {
        try (var files = new POIFSFileSystem(file.toFile(), true)) {
            var names = files.getRoot().getEntryNames().stream()
                    .map(name -> name.toLowerCase(Locale.ROOT))
                    .collect(Collectors.toSet());
            if (names.contains("encryptedpackage")) {
                throw UnreadableWorkbook.encrypted();
            }
            if (names.contains("workbook")) {
                return XLS;
            }
            if (names.contains("book")) {
                throw UnreadableWorkbook.isA("Excel 95 或更早的工作簿", "a workbook of Excel 95 or older");
            }
            if (names.contains("worddocument")) {
                throw UnreadableWorkbook.isA(" Word 文档 (.doc)", "a Word document (.doc)");
            }
            if (names.contains("powerpoint document")) {
                throw UnreadableWorkbook.isA("演示文稿 (.ppt)", "a presentation (.ppt)");
            }
            throw UnreadableWorkbook.isA("其他 Office 文件", "another Office document");
        } catch (IOException | RuntimeException e) {
            throw UnreadableWorkbook.damaged();
        }
    }
}
