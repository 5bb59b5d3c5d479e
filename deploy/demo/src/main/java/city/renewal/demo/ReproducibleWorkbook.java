package city.renewal.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Repacks a workbook so that the same content gives the same bytes: sorted parts, no timestamps. */
final class ReproducibleWorkbook {

    private static final LocalDateTime ALWAYS = LocalDateTime.of(2023, 1, 1, 0, 0);

    private static final Pattern CONTENT_TYPES = Pattern.compile("(?:<(?:Default|Override) [^>]*/>)++");
    private static final Pattern RELATIONS = Pattern.compile("(?:<Relationship [^>]*/>)++");
    private static final Pattern MERGED_CELLS = Pattern.compile("(?:<mergeCell [^>]*/>)++");
    private static final Pattern ELEMENT = Pattern.compile("<[^>]*/>");
    private static final Pattern ATTRIBUTE = Pattern.compile("\\s[\\w:.]+=\"[^\"]*\"");

    private ReproducibleWorkbook() {}

    static byte[] of(byte[] workbook) throws IOException {
        var parts = parts(workbook);
        parts.computeIfPresent(
                "docProps/core.xml",
                (name, part) -> new String(part, StandardCharsets.UTF_8)
                        .replaceAll("(<dcterms:created[^>]*>)[^<]*", "$1" + "2023-01-01T00:00:00Z")
                        .getBytes(StandardCharsets.UTF_8));
        parts.replaceAll((name, part) -> inOrder(part));
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var part : parts.entrySet()) {
                var entry = new ZipEntry(part.getKey());
                entry.setTimeLocal(ALWAYS);
                zip.putNextEntry(entry);
                zip.write(part.getValue());
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    /** What the writer keeps in sets comes out in an order that changes from run to run. */
    private static byte[] inOrder(byte[] part) {
        var text = new String(part, StandardCharsets.UTF_8);
        for (var list : List.of(CONTENT_TYPES, RELATIONS, MERGED_CELLS)) {
            text = list.matcher(text)
                    .replaceAll(found -> Matcher.quoteReplacement(ELEMENT.matcher(found.group())
                            .results()
                            .map(element -> withAttributesInOrder(element.group()))
                            .sorted()
                            .collect(Collectors.joining())));
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String withAttributesInOrder(String element) {
        var attributes =
                ATTRIBUTE.matcher(element).results().map(MatchResult::group).sorted();
        return ATTRIBUTE.matcher(element).replaceAll("").replace("/>", attributes.collect(Collectors.joining()) + "/>");
    }

    /** The parts of a workbook, by name. */
    static Map<String, byte[]> parts(byte[] workbook) throws IOException {
        var file = Files.createTempFile("demo-", ".xlsx");
        try {
            Files.write(file, workbook);
            var parts = new TreeMap<String, byte[]>();
            try (var zip = new ZipFile(file.toFile())) {
                for (var entry : Collections.list(zip.entries())) {
                    parts.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
                }
            }
            return parts;
        } finally {
            Files.delete(file);
        }
    }
}
