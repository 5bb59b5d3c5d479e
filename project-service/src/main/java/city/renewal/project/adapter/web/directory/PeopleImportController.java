package city.renewal.project.adapter.web.directory;

import city.renewal.project.application.command.WriteMode;
import city.renewal.project.application.directory.PeopleImport;
import city.renewal.project.application.directory.PeopleImport.Result.Accepted;
import city.renewal.project.application.directory.PeopleImport.Result.Invalid;
import city.renewal.project.application.directory.PeopleImport.Row;
import city.renewal.project.domain.ledger.sheet.LedgerViolation;
import city.renewal.starter.security.Allow;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import city.renewal.starter.web.Idempotency;
import city.renewal.starter.web.Problem;
import city.renewal.starter.web.Violation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** REST controller for importing people and units: takes a file and returns a report per row. */
@RestController
class PeopleImportController {
    private final PeopleImport people;
    private final Idempotency idempotency;

    PeopleImportController(PeopleImport people, Idempotency idempotency) {
        this.people = people;
        this.idempotency = idempotency;
    }

    /**
     * @param people number of people in the file
     * @param units number of units in the file
     * @param written number of new or changed entries; 0 in a dry run
     */
    record Report(boolean dryRun, int people, int units, int written, List<Row> rows) {}

    @PostMapping("/api/v1/people/import")
    @Allow(Role.ADMIN)
    ResponseEntity<?> importPeople(
            Caller caller,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam MultipartFile file)
            throws IOException {
        var bytes = file.getBytes();
        return idempotency.once(
                caller,
                key,
                "POST /people/import?dryRun=%s".formatted(dryRun),
                bytes,
                _ -> ResponseEntity.ok(report(caller, dryRun ? WriteMode.DRY_RUN : WriteMode.WRITE, bytes)));
    }

    private Report report(Caller caller, WriteMode writeMode, byte[] file) {
        try {
            return switch (people.run(caller, writeMode, new ByteArrayInputStream(file))) {
                case Accepted done ->
                    new Report(
                            writeMode == WriteMode.DRY_RUN, done.people(), done.units(), done.written(), done.rows());
                case Invalid(var violations, var rows) -> throw bad(violations, rows);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Problem bad(List<LedgerViolation> violations, List<Row> rows) {
        return new Problem(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "bad-people-file",
                "人员名单中有 %d 处需要更正，未写入任何内容 / %d cells are not as expected; nothing was written"
                        .formatted(violations.size(), violations.size()),
                violations.stream()
                        .limit(LedgerViolation.LISTED_AT_MOST)
                        .map(PeopleImportController::violation)
                        .toList(),
                Map.of("rows", rows, "violationCount", violations.size()));
    }

    private static Violation violation(LedgerViolation found) {
        var header = found.header().isEmpty() ? "" : found.header() + ": ";
        var value = found.value().isEmpty() ? "" : " (%s)".formatted(found.value());
        return new Violation(found.cell().isEmpty() ? "file" : found.cell(), header + found.message() + value);
    }
}
