package city.renewal.project.adapter.excel;

import city.renewal.project.domain.ledger.LedgerFault;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamException;

/**
 * The parts of an .xlsx file: a zip archive in which the workbook names its sheets. The file is spooled to disk, since a
 * sheet's texts may stand behind the sheet; every part is unpacked only as far as it is read, and only so far.
 */
final class XlsxPackage implements AutoCloseable {

    /** How the names of our files begin: each process has its own, as several may share a folder for them. */
    static final String SPOOLED = "ledger-%d-".formatted(ProcessHandle.current().pid());

    /** A ledger of 20,000 rows packs into a tenth of this. */
    private static final long LARGEST_FILE = 16L << 20;

    private static final long LARGEST_PART = 64L << 20;
    private static final int MOST_ENTRIES = 2_000;
    private static final byte[] OLE2 = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    private final Path file;
    private final ZipFile zip;
    private final Map<String, String> targetByRelation;
    private final String workbookPart;

    private XlsxPackage(Path file, ZipFile zip) throws IOException, XMLStreamException, UnreadableWorkbook {
        this.file = file;
        this.zip = zip;
        if (zip.size() > MOST_ENTRIES) {
            throw UnreadableWorkbook.tooLarge();
        }
        workbookPart = relations("_rels/.rels", "").entrySet().stream()
                .filter(relation -> relation.getKey().startsWith("officeDocument "))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(UnreadableWorkbook::damaged);
        int slash = workbookPart.lastIndexOf('/');
        var folder = workbookPart.substring(0, slash + 1);
        targetByRelation = relations(folder + "_rels/" + workbookPart.substring(slash + 1) + ".rels", folder);
    }

    /** A sheet's name, and the part that holds it. */
    record Sheet(String name, String part) {}

    /** What the workbook says of itself. */
    record Contents(List<Sheet> sheets, DateSystem dateSystem) {}

    /** From which day date cells count. */
    enum DateSystem {
        SINCE_1900,
        SINCE_1904
    }

    /** @throws IOException when the stream fails; what is wrong with the bytes is an {@link UnreadableWorkbook} */
    static XlsxPackage open(InputStream workbook) throws IOException, UnreadableWorkbook {
        var file = Files.createTempFile(SPOOLED, ".xlsx");
        try {
            spool(workbook, file);
            return unpack(file);
        } catch (IOException | UnreadableWorkbook | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private static void spool(InputStream workbook, Path file) throws IOException, UnreadableWorkbook {
        try (var out = Files.newOutputStream(file, StandardOpenOption.TRUNCATE_EXISTING)) {
            var head = workbook.readNBytes(OLE2.length);
            if (Arrays.equals(head, OLE2)) {
                throw new UnreadableWorkbook(
                        LedgerFault.NOT_A_WORKBOOK,
                        "文件是旧版 .xls 或加了密码的工作簿，请另存为不加密的 .xlsx",
                        "Expected an .xlsx workbook, but this is an .xls or a password-protected one");
            }
            out.write(head);
            new BoundedInput(workbook, LARGEST_FILE).transferTo(out);
        } catch (BoundedInput.LimitReached e) {
            throw UnreadableWorkbook.tooLarge();
        }
    }

    private static XlsxPackage unpack(Path file) throws UnreadableWorkbook {
        try {
            var zip = new ZipFile(file.toFile());
            try {
                return new XlsxPackage(file, zip);
            } catch (IOException | XMLStreamException | UnreadableWorkbook | RuntimeException e) {
                zip.close();
                throw e;
            }
        } catch (BoundedInput.LimitReached e) {
            throw UnreadableWorkbook.tooLarge();
        } catch (IOException | XMLStreamException | IllegalArgumentException e) {
            throw UnreadableWorkbook.damaged();
        }
    }

    Contents contents() throws IOException, XMLStreamException, UnreadableWorkbook {
        var sheets = new ArrayList<Sheet>();
        var dateSystem = DateSystem.SINCE_1900;
        try (var part = open(workbookPart).orElseThrow(UnreadableWorkbook::damaged);
                var xml = new XmlCursor(part)) {
            for (var step = xml.next(); step != XmlCursor.Step.DONE; step = xml.next()) {
                if (step != XmlCursor.Step.START) {
                    continue;
                }
                if (xml.name().equals("workbookPr")) {
                    var since1904 = xml.attribute("date1904").orElse("");
                    dateSystem = since1904.equals("1") || since1904.equals("true")
                            ? DateSystem.SINCE_1904
                            : DateSystem.SINCE_1900;
                } else if (xml.name().equals("sheet")) {
                    var name = xml.attribute("name").orElse("");
                    sheetPart(xml).ifPresent(target -> sheets.add(new Sheet(name, target)));
                }
            }
        }
        return new Contents(sheets, dateSystem);
    }

    /** The part of a {@code <sheet r:id="…">}; a chart sheet has none that we know. */
    private Optional<String> sheetPart(XmlCursor xml) {
        return xml.attribute("id").map(id -> targetByRelation.get("worksheet " + id));
    }

    Optional<InputStream> sharedStrings() throws IOException {
        return byType("sharedStrings ");
    }

    Optional<InputStream> styles() throws IOException {
        return byType("styles ");
    }

    private Optional<InputStream> byType(String type) throws IOException {
        var target = targetByRelation.entrySet().stream()
                .filter(relation -> relation.getKey().startsWith(type))
                .map(Map.Entry::getValue)
                .findFirst();
        return target.isPresent() ? open(target.get()) : Optional.empty();
    }

    Optional<InputStream> open(String part) throws IOException {
        var entry = zip.getEntry(part);
        return entry == null
                ? Optional.empty()
                : Optional.of(new BoundedInput(zip.getInputStream(entry), LARGEST_PART));
    }

    /** The targets of a part's relations, by the last word of their type and their id: {@code "worksheet rId1"}. */
    private Map<String, String> relations(String part, String folder) throws IOException, XMLStreamException {
        var relations = new HashMap<String, String>();
        var stream = open(part);
        if (stream.isEmpty()) {
            return relations;
        }
        try (var in = stream.get();
                var xml = new XmlCursor(in)) {
            for (var step = xml.next(); step != XmlCursor.Step.DONE; step = xml.next()) {
                if (step == XmlCursor.Step.START
                        && xml.name().equals("Relationship")
                        && !xml.attribute("TargetMode").orElse("").equals("External")) {
                    var type = xml.attribute("Type").orElse("");
                    relations.put(
                            type.substring(type.lastIndexOf('/') + 1) + " "
                                    + xml.attribute("Id").orElse(""),
                            resolve(folder, xml.attribute("Target").orElse("")));
                }
            }
        }
        return relations;
    }

    private static String resolve(String folder, String target) {
        var resolved = URI.create("/" + folder).resolve(target).normalize().getPath();
        return resolved.startsWith("/") ? resolved.substring(1) : resolved;
    }

    @Override
    public void close() throws IOException {
        try {
            zip.close();
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
