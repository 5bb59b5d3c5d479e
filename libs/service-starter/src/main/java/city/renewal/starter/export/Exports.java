package city.renewal.starter.export;

import city.renewal.starter.export.ExportWriter.Format;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpHeaders;

/** Answers with a list as a file. */
public final class Exports {
    public static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public static final String CSV = "text/csv";

    private final Map<Format, ExportWriter> writers = new EnumMap<>(Format.class);

    public Exports(List<ExportWriter> writers) {
        writers.forEach(writer -> this.writers.put(writer.format(), writer));
    }

    /**
     * Writes as it reads, in the request's own thread.
     *
     * @param name of the file, without extension
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
