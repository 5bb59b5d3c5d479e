package city.renewal.project.adapter.excel;

import java.io.BufferedOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.xml.stream.XMLStreamException;

/**
 * Copies the parts of a workbook that are needed to read a ledger: the visible sheets, the shared strings and the
 * number of styles. Each part is checked while it is copied (see {@link XlsxLimits}). Pictures, links, macros and
 * formats are omitted, and names and relationships are rewritten, so the spreadsheet library always gets a small and
 * regular file.
 */
final class XlsxCopy {

    private static final int SHEETS_COPIED = 8;

    private static final String TRANSITIONAL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships";
    private static final String SHEETS_TRANSITIONAL = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String SHEETS_STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main";
    private static final String CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.%s+xml";
    private static final String PROLOGUE = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

    private final XlsxPackage source;
    private final XlsxPackage.Contents contents;
    private final ZipOutputStream zip;
    private final List<String> types = new ArrayList<>();
    private final List<String> relations = new ArrayList<>();

    private XlsxCopy(XlsxPackage source, XlsxPackage.Contents contents, ZipOutputStream zip) {
        this.source = source;
        this.contents = contents;
        this.zip = zip;
    }

    /** The contents and styles of the original, which the copy lacks. */
    record CopyResult(XlsxPackage.Contents contents, XlsxStyles styles) {}

    static CopyResult copy(Path workbook, Path target) throws IOException, XMLStreamException, UnreadableWorkbook {
        try (var source = new XlsxPackage(workbook);
                var zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(target), 1 << 16))) {
            // Written once and read once, on the same disk.
            zip.setLevel(Deflater.NO_COMPRESSION);
            var contents = source.contents();
            return new CopyResult(contents, new XlsxCopy(source, contents, zip).copy());
        }
    }

    private XlsxStyles copy() throws IOException, XMLStreamException, UnreadableWorkbook {
        var sheets = contents.sheets().stream().limit(SHEETS_COPIED).toList();
        for (int number = 1; number <= sheets.size(); number++) {
            var part = source.open(sheets.get(number - 1).part()).orElseThrow(UnreadableWorkbook::damaged);
            checked("worksheets/sheet%d.xml".formatted(number), "worksheet", part, XlsxLimits.ofSheet());
        }
        var texts = source.sharedStrings();
        if (texts.isPresent()) {
            checked("sharedStrings.xml", "sharedStrings", texts.get(), XlsxLimits.ofTexts());
        }
        var styles = styles();
        add("styles.xml", "styles", styles.withoutFormats(spreadsheetNamespace()));
        write("xl/workbook.xml", workbook(sheets.size()));
        write("xl/_rels/workbook.xml.rels", relationships(relations));
        write("_rels/.rels", relationships(List.of(relationship("r0", "officeDocument", "xl/workbook.xml"))));
        write("[Content_Types].xml", contentTypes());
        return styles;
    }

    private XlsxStyles styles() throws IOException, XMLStreamException, UnreadableWorkbook {
        var part = source.styles();
        if (part.isEmpty()) {
            return XlsxStyles.none();
        }
        try (var in = part.get()) {
            return XlsxStyles.read(in);
        }
    }

    private String spreadsheetNamespace() {
        return contents.strict() ? SHEETS_STRICT : SHEETS_TRANSITIONAL;
    }

    /** Copies a part byte by byte while counting its elements. */
    private void checked(String name, String type, InputStream part, XlsxLimits limits)
            throws IOException, XMLStreamException, UnreadableWorkbook {
        zip.putNextEntry(new ZipEntry("xl/" + name));
        try (var copied = new CopiedInput(part, zip)) {
            limits.check(copied);
        }
        zip.closeEntry();
        register(name, type);
    }

    private void add(String name, String type, String xml) throws IOException {
        write("xl/" + name, xml);
        register(name, type);
    }

    private void register(String name, String type) {
        types.add("<Override PartName=\"/xl/%s\" ContentType=\"%s\"/>".formatted(name, CONTENT_TYPE.formatted(type)));
        relations.add(relationship("r" + (relations.size() + 1), type, name));
    }

    private String relationship(String id, String type, String target) {
        return "<Relationship Id=\"%s\" Type=\"%s/%s\" Target=\"%s\"/>"
                .formatted(id, contents.strict() ? STRICT : TRANSITIONAL, type, target);
    }

    private static String relationships(List<String> each) {
        return PROLOGUE + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                + String.join("", each) + "</Relationships>";
    }

    private String workbook(int sheets) {
        var xml = new StringBuilder(PROLOGUE);
        xml.append("<workbook xmlns=\"%s\" xmlns:r=\"%s\"><workbookPr date1904=\"%d\"/><sheets>"
                .formatted(
                        spreadsheetNamespace(),
                        contents.strict() ? STRICT : TRANSITIONAL,
                        contents.since1904() ? 1 : 0));
        for (int number = 1; number <= sheets; number++) {
            xml.append("<sheet name=\"%d\" sheetId=\"%d\" r:id=\"r%d\"/>".formatted(number, number, number));
        }
        return xml.append("</sheets></workbook>").toString();
    }

    private String contentTypes() {
        return PROLOGUE + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"%s\"/>"
                        .formatted(CONTENT_TYPE.formatted("sheet.main"))
                + String.join("", types) + "</Types>";
    }

    private void write(String name, String xml) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(xml.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    /** A stream that copies everything that is read from it. */
    private static final class CopiedInput extends FilterInputStream {
        private final OutputStream copy;

        CopiedInput(InputStream in, OutputStream copy) {
            super(in);
            this.copy = copy;
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            if (value >= 0) {
                copy.write(value);
            }
            return value;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            if (read > 0) {
                copy.write(target, offset, read);
            }
            return read;
        }

        @Override
        public long skip(long bytes) throws IOException {
            return readNBytes((int) Math.min(bytes, 8_192)).length;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
