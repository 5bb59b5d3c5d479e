package city.renewal.project.adapter.excel;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamException;

/**
 * The parts of an .xlsx file, looked up like spreadsheet programs do: names are case-insensitive, and {@code \} equals
 * {@code /}. A part is unpacked only while it is read, and only up to a limit.
 */
final class XlsxPackage implements AutoCloseable {

    static final long LARGEST_PART = 64L << 20;
    private static final int MAX_ENTRIES = 2_000;
    private static final int MAX_RELATIONSHIPS = 10_000;
    /** The 32,767 characters of a cell, each as an entity of eight bytes. */
    private static final int LONGEST_RUN = 300_000;

    private final ZipFile zip;
    private final Map<String, ZipEntry> entryByName = new HashMap<>();
    private final String workbookPart;
    private final boolean strict;
    private final Map<String, Relationship> workbookRelations;
    private int relationships;

    /**
     * @param type the last word of the relationship's type, such as {@code worksheet}
     * @param strict whether the type is one of the strict variant of the format
     */
    private record Relationship(String id, String type, boolean strict, String target) {}

    /** A visible sheet and its part. */
    record Sheet(String name, String part) {}

    /**
     * The properties of the workbook.
     *
     * @param sheets those that are not hidden, in the order of their tabs
     * @param strict whether it is of the strict variant of the format
     */
    record Contents(List<Sheet> sheets, boolean hasHiddenSheets, boolean since1904, boolean strict) {}

    XlsxPackage(Path file) throws IOException, XMLStreamException, UnreadableWorkbook {
        zip = new ZipFile(file.toFile());
        try {
            refuseTooManyEntries(zip);
            for (var entry : Collections.list(zip.entries())) {
                var earlier = entryByName.put(normalized(entry.getName()), entry);
                if (earlier != null && !entry.isDirectory()) {
                    // Readers differ in which of two parts with the same name they use.
                    throw UnreadableWorkbook.damaged();
                }
            }
            countRelationships();
            var workbook = relations("_rels/.rels", "").values().stream()
                    .filter(relation -> relation.type().equals("officeDocument"))
                    .findFirst()
                    .orElseThrow(UnreadableWorkbook::damaged);
            workbookPart = workbook.target();
            strict = workbook.strict();
            int slash = workbookPart.lastIndexOf('/');
            var folder = workbookPart.substring(0, slash + 1);
            workbookRelations = relations(folder + "_rels/" + workbookPart.substring(slash + 1) + ".rels", folder);
        } catch (IOException | XMLStreamException | UnreadableWorkbook | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    static void refuseTooManyEntries(ZipFile zip) throws UnreadableWorkbook {
        if (zip.size() > MAX_ENTRIES) {
            throw UnreadableWorkbook.tooMany("部件", "parts", MAX_ENTRIES);
        }
    }

    /** The normalised name of a part: lower case, {@code /} between folders, none at the beginning. */
    static String normalized(String name) {
        var slashes = name.replace('\\', '/').toLowerCase(Locale.ROOT);
        int start = 0;
        while (start < slashes.length() && slashes.charAt(start) == '/') {
            start++;
        }
        return slashes.substring(start);
    }

    /** Counts the relationships of all parts: links of a sheet are relationships too. */
    private void countRelationships() throws IOException, UnreadableWorkbook {
        for (var name : List.copyOf(entryByName.keySet())) {
            if (name.endsWith(".rels")) {
                try (var part = open(name).orElseThrow(UnreadableWorkbook::damaged);
                        var xml = new XmlCursor(part)) {
                    for (var step = xml.next(); step != XmlCursor.Step.DONE; step = xml.next()) {
                        if (step == XmlCursor.Step.START && xml.name().equals("Relationship")) {
                            relationships++;
                        }
                        if (relationships > MAX_RELATIONSHIPS) {
                            throw UnreadableWorkbook.tooMany("关系", "relationships", MAX_RELATIONSHIPS);
                        }
                    }
                } catch (XMLStreamException e) {
                    throw UnreadableWorkbook.of(e);
                }
            }
        }
    }

    Contents contents() throws IOException, XMLStreamException, UnreadableWorkbook {
        var sheets = new ArrayList<Sheet>();
        boolean hasHiddenSheets = false;
        boolean since1904 = false;
        try (var part = open(workbookPart).orElseThrow(UnreadableWorkbook::damaged);
                var xml = new XmlCursor(part)) {
            for (var step = xml.next(); step != XmlCursor.Step.DONE; step = xml.next()) {
                if (step != XmlCursor.Step.START) {
                    continue;
                }
                if (xml.name().equals("workbookPr")) {
                    since1904 = isTrue(xml.attribute("date1904").orElse(""));
                } else if (xml.name().equals("sheet")) {
                    var state = xml.attribute("state").orElse("visible");
                    var sheet = sheet(xml);
                    boolean isHidden = !state.equals("visible");
                    hasHiddenSheets |= isHidden && sheet.isPresent();
                    sheet.filter(ignored -> !isHidden).ifPresent(sheets::add);
                }
            }
        }
        return new Contents(sheets, hasHiddenSheets, since1904, strict);
    }

    private static boolean isTrue(String text) {
        return text.equals("1") || text.equals("true") || text.equals("on");
    }

    /** The part of a {@code <sheet r:id="…">}; empty for a chart or a dialog. */
    private Optional<Sheet> sheet(XmlCursor xml) {
        return xml.attribute("id")
                .map(workbookRelations::get)
                .filter(relation -> relation.type().equals("worksheet"))
                .map(relation -> new Sheet(xml.attribute("name").orElse(""), relation.target()));
    }

    Optional<InputStream> sharedStrings() throws IOException, UnreadableWorkbook {
        return byType("sharedStrings");
    }

    Optional<InputStream> styles() throws IOException, UnreadableWorkbook {
        return byType("styles");
    }

    private Optional<InputStream> byType(String type) throws IOException, UnreadableWorkbook {
        var target = workbookRelations.values().stream()
                .filter(relation -> relation.type().equals(type))
                .map(Relationship::target)
                .findFirst();
        if (target.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(open(target.get()).orElseThrow(UnreadableWorkbook::damaged));
    }

    Optional<InputStream> open(String part) throws IOException {
        var found = entryByName.get(normalized(part));
        var entry = found == null && part.contains("%") ? entryByName.get(normalized(decoded(part))) : found;
        return entry == null
                ? Optional.empty()
                : Optional.of(new BoundedInput(zip.getInputStream(entry), LARGEST_PART, LONGEST_RUN));
    }

    private static String decoded(String part) {
        try {
            return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException noEscapes) {
            return part;
        }
    }

    private Map<String, Relationship> relations(String part, String folder) throws IOException, XMLStreamException {
        var relations = new HashMap<String, Relationship>();
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
                    var id = xml.attribute("Id").orElse("");
                    var target = resolve(folder, xml.attribute("Target").orElse(""));
                    relations.put(
                            id,
                            new Relationship(
                                    id,
                                    type.substring(type.lastIndexOf('/') + 1),
                                    type.startsWith("http://purl.oclc.org/"),
                                    target));
                }
            }
        }
        return relations;
    }

    /** A target that begins with a slash is relative to the root, any other to the folder of the part that names it. */
    private static String resolve(String folder, String target) {
        var path = target.replace('\\', '/');
        var steps = new ArrayDeque<String>();
        for (var step : (path.startsWith("/") ? path : folder + path).split("/", -1)) {
            if (step.equals("..")) {
                steps.pollLast();
            } else if (!step.isEmpty() && !step.equals(".")) {
                steps.add(step);
            }
        }
        return String.join("/", steps);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
