package city.renewal.starter.export;

import city.renewal.starter.export.ExportWriter.Format;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpHeaders;

/** Writes a list as a file to an HTTP response. */
public final class ListExporter {
    public static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public static final String CSV = "text/csv";

    private final Map<Format, ExportWriter> writers = new EnumMap<>(Format.class);

    public ListExporter(List<ExportWriter> writers) {
        writers.forEach(writer -> this.writers.put(writer.format(), writer));
    }

    /**
     * Streams the file in the request's own thread, reading rows as it writes.
     *
     * @param name file name without extension
     */
    public void write(String name, Format format, ExportSheet<?> sheet, HttpServletResponse response)
            throws IOException {
        response.setContentType(format.mediaType());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"%s.%s\"".formatted(name, format.extension()));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        Objects.requireNonNull(writers.get(format)).write(sheet, response.getOutputStream());
        response.flushBuffer();
    }
}
