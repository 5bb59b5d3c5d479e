package city.renewal.project.adapter.web.problem;

import city.renewal.project.adapter.web.Refusals;
import city.renewal.project.adapter.web.TableFiles;
import city.renewal.project.application.command.WriteMode;
import city.renewal.project.application.problem.ProblemImport;
import city.renewal.project.application.problem.ProblemImport.Row;
import city.renewal.starter.security.Allow;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import city.renewal.starter.web.Idempotency;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** REST controller for importing problems: takes a workbook and returns a report per row. */
@RestController
@RequestMapping("/api/v1/problems")
class ProblemImportController {
    private final ProblemImport problems;
    private final Idempotency idempotency;

    ProblemImportController(ProblemImport problems, Idempotency idempotency) {
        this.problems = problems;
        this.idempotency = idempotency;
    }

    /** @param written number of new problems; 0 in a dry run */
    record ProblemReport(String programme, boolean dryRun, int problems, int written, List<Row> rows) {}

    @PostMapping("/import")
    @Allow({Role.SUPERVISOR, Role.COMMANDER, Role.LEADER})
    ResponseEntity<?> take(
            Caller caller,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestParam String programme,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam MultipartFile file)
            throws IOException {
        var bytes = file.getBytes();
        return idempotency.once(
                caller,
                key,
                "POST /problems/import?programme=%s&dryRun=%s".formatted(programme, dryRun),
                bytes,
                _ -> ResponseEntity.ok(report(caller, programme, dryRun ? WriteMode.DRY_RUN : WriteMode.WRITE, bytes)));
    }

    private ProblemReport report(Caller caller, String programme, WriteMode writeMode, byte[] file) {
        try {
            return switch (problems.run(caller, programme, writeMode, file)) {
                case ProblemImport.Result.Accepted(var _, var written, var rows) ->
                    new ProblemReport(programme, writeMode == WriteMode.DRY_RUN, rows.size(), written, rows);
                case ProblemImport.Result.Invalid(var violations, var rows) ->
                    throw TableFiles.bad("bad-problem-file", "问题清单", violations, rows);
                case ProblemImport.Result.Refused(var refused) -> throw Refusals.problem(refused);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @GetMapping("/template")
    @Allow({Role.SUPERVISOR, Role.COMMANDER, Role.LEADER})
    ResponseEntity<byte[]> template() throws IOException {
        var workbook = new ByteArrayOutputStream();
        problems.writeTemplate(workbook);
        return TableFiles.workbook("problem-list-template.xlsx", workbook.toByteArray());
    }
}
