package city.renewal.project.adapter.web;

import city.renewal.project.domain.ledger.sheet.LedgerViolation;
import city.renewal.starter.web.Problem;
import city.renewal.starter.web.Violation;
import java.util.List;
import java.util.Map;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.multipart.MultipartFile;

/** Shared handling of uploaded tables and returned workbooks. */
public final class TableFiles {
    /** Path segment of the template, which therefore cannot be an id. */
    public static final String TEMPLATE = "template";

    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private TableFiles() {}

    /** The file's name without its extension; empty if there is no name. */
    public static String nameOf(MultipartFile file) {
        var name = file.getOriginalFilename();
        if (name == null) {
            return "";
        }
        var dot = name.lastIndexOf('.');
        return dot <= 0 ? name : name.substring(0, dot);
    }

    public static ResponseEntity<byte[]> workbook(String name, byte[] bytes) {
        return ResponseEntity.ok()
                .contentType(XLSX)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(bytes);
    }

    /**
     * Each invalid cell becomes a violation with its cell name; the report per row is included.
     *
     * @param what the table's Chinese name
     */
    public static Problem bad(String code, String what, List<LedgerViolation> violations, List<?> rows) {
        return new Problem(
                HttpStatus.UNPROCESSABLE_CONTENT,
                code,
                "%s中有 %d 处需要更正，未写入任何内容 / %d cells are not as expected; nothing was written"
                        .formatted(what, violations.size(), violations.size()),
                violations.stream()
                        .limit(LedgerViolation.LISTED_AT_MOST)
                        .map(TableFiles::violation)
                        .toList(),
                Map.of("rows", rows, "violationCount", violations.size()));
    }

    private static Violation violation(LedgerViolation found) {
        var header = found.header().isEmpty() ? "" : found.header() + ": ";
        var value = found.value().isEmpty() ? "" : " (%s)".formatted(found.value());
        return new Violation(found.cell().isEmpty() ? "file" : found.cell(), header + found.message() + value);
    }
}
