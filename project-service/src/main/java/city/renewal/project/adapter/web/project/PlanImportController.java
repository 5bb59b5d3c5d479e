package city.renewal.project.adapter.web.project;

import city.renewal.events.Anchor;
import city.renewal.events.PersonRef;
import city.renewal.project.adapter.web.OutcomeResponses;
import city.renewal.project.application.command.Preconditions;
import city.renewal.project.application.command.WriteMode;
import city.renewal.project.application.project.PlanImport;
import city.renewal.project.application.project.PlanImport.Options;
import city.renewal.project.application.project.PlanImport.Result;
import city.renewal.project.domain.schedulefile.FileComparison;
import city.renewal.starter.json.MemoryPermit;
import city.renewal.starter.security.Allow;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import city.renewal.starter.web.Etags;
import city.renewal.starter.web.Idempotency;
import city.renewal.starter.web.Violations;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** REST controller for importing schedule files as plans. */
@RestController
@RequestMapping("/api/v1/projects/{projectId}/plan/import")
class PlanImportController {
    /** Size in bytes from which files are read one at a time. */
    private static final int LARGE = 200_000;

    private static final int MAX_ROWS = 10_000;

    private final PlanImport imports;
    private final Idempotency idempotency;

    PlanImportController(PlanImport imports, Idempotency idempotency) {
        this.imports = imports;
        this.idempotency = idempotency;
    }

    /**
     * The report of an import.
     *
     * @param notes remarks on content that was omitted or changed
     * @param differences number of nodes with other dates than in the file
     * @param rows the first ten thousand nodes with the file's and the computed dates
     */
    record ImportReport(
            String projectId,
            boolean dryRun,
            String format,
            String name,
            Anchor anchor,
            int goals,
            int nodes,
            int differences,
            List<String> notes,
            List<FileComparison.Row> rows) {}

    /** A dry run writes nothing. Otherwise {@code If-Match} has the version that the plan replaces. */
    @PostMapping
    @Allow({Role.COMMANDER, Role.UNIT})
    ResponseEntity<?> take(
            Caller caller,
            @PathVariable String projectId,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate finishBy,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate startOn,
            @RequestParam(required = false) @Nullable String ownerId,
            @RequestParam(required = false) @Nullable String ownerName,
            @RequestParam MultipartFile file)
            throws IOException {
        var version = dryRun ? Etags.optional(ifMatch) : Etags.required(ifMatch);
        var options = options(finishBy, startOn, ownerId, ownerName);
        if (file.getSize() > LARGE) {
            MemoryPermit.acquire();
        }
        var bytes = file.getBytes();
        var operation = "POST /projects/%s/plan/import?dryRun=%s&%s".formatted(projectId, dryRun, options);
        return idempotency.once(caller, key, operation, bytes, commandId -> {
            var preconditions = new Preconditions(version, commandId);
            var writeMode = dryRun ? WriteMode.DRY_RUN : WriteMode.WRITE;
            return OutcomeResponses.ok(
                    imports.run(caller, projectId, preconditions, writeMode, options, bytes),
                    imported -> report(projectId, writeMode, imported));
        });
    }

    private static Options options(
            @Nullable LocalDate finishBy,
            @Nullable LocalDate startOn,
            @Nullable String ownerId,
            @Nullable String ownerName) {
        var check = new Violations();
        check.check(finishBy == null || startOn == null, "startOn", "must not be given beside finishBy");
        var owner = ownerId == null && ownerName == null
                ? null
                : new PersonRef(
                        check.id("ownerId", ownerId),
                        check.text("ownerName", Objects.requireNonNullElse(ownerName, ownerId), 200));
        check.refuse();
        return new Options(finishBy, startOn, owner);
    }

    private static ImportReport report(String projectId, WriteMode writeMode, Result imported) {
        var file = imported.file();
        var rows = imported.comparison().rows();
        return new ImportReport(
                projectId,
                writeMode == WriteMode.DRY_RUN,
                file.format(),
                file.name(),
                imported.anchor(),
                file.goals().size(),
                file.tasks().size(),
                imported.comparison().differences(),
                file.notes(),
                rows.subList(0, Math.min(rows.size(), MAX_ROWS)));
    }
}
