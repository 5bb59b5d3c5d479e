package city.renewal.starter.export;

import city.renewal.starter.export.ExportWriter.Format;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** Answers with a list as a file, of the kind that the client accepts; see {@link FormatParameter} for the other way. */
public final class Exports {
    public static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public static final String CSV = "text/csv";

    private final Map<Format, ExportWriter> writers = new EnumMap<>(Format.class);

    public Exports(List<ExportWriter> writers) {
        writers.forEach(writer -> this.writers.put(writer.format(), writer));
    }

    /**
     * Writes as it reads, in the request's own thread: a failure in the middle cuts the file off, and the client sees that.
     *
     * @param name of the file, without extension
     */
    public void write(String name, ExportSheet<?> sheet, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var format = accepted(request);
        response.setContentType(format.mediaType());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"%s.%s\"".formatted(name, format.extension()));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        Objects.requireNonNull(writers.get(format)).write(sheet, response.getOutputStream());
        response.flushBuffer();
    }

    /** The handler is only reached when one of the two is accepted. */
    private static Format accepted(HttpServletRequest request) {
        var accept = MediaType.parseMediaTypes(request.getHeader(HttpHeaders.ACCEPT));
        org.springframework.util.MimeTypeUtils.sortBySpecificity(accept);
        var csv = MediaType.parseMediaType(CSV);
        var xlsx = MediaType.parseMediaType(XLSX);
        for (var type : accept) {
            if (xlsx.isCompatibleWith(type)) {
                return Format.XLSX;
            }
            if (csv.isCompatibleWith(type)) {
                return Format.CSV;
            }
        }
        return Format.XLSX;
    }
}
