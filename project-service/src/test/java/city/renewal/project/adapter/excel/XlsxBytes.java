package city.renewal.project.adapter.excel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Takes workbooks apart and puts them together again, part by part. */
final class XlsxBytes {

    private XlsxBytes() {}

    static byte[] replaceInPart(byte[] workbook, String part, String text, String replacement) {
        var parts = parts(workbook);
        var before = new String(parts.get(part), StandardCharsets.UTF_8);
        if (!before.contains(text)) {
            throw new IllegalArgumentException("No '%s' in %s: %s".formatted(text, part, before));
        }
        parts.put(part, before.replace(text, replacement).getBytes(StandardCharsets.UTF_8));
        return zip(parts);
    }

    static Map<String, byte[]> parts(byte[] workbook) {
        try {
            var file = Files.createTempFile("test-", ".xlsx");
            try {
                Files.write(file, workbook);
                var parts = new LinkedHashMap<String, byte[]>();
                try (var zip = new ZipFile(file.toFile())) {
                    for (var entry : Collections.list(zip.entries())) {
                        parts.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
                    }
                }
                return parts;
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] zip(Map<String, byte[]> parts) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
