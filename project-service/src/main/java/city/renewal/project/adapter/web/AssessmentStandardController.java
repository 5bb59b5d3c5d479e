package city.renewal.project.adapter.web;

import city.renewal.project.application.Ids;
import city.renewal.project.application.StandardImport;
import city.renewal.project.application.StandardImport.Header;
import city.renewal.project.application.WriteMode;
import city.renewal.project.domain.standard.AssessmentStandard;
import city.renewal.starter.export.Exported;
import city.renewal.starter.security.Allow;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import city.renewal.starter.security.Sight;
import city.renewal.starter.web.Idempotency;
import city.renewal.starter.web.Page;
import city.renewal.starter.web.PageRequest;
import city.renewal.starter.web.Violations;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Assessment standards over HTTP: the workbook in, a version out. */
@RestController
@RequestMapping("/api/v1/assessment-standards")
class AssessmentStandardController {
    private final StandardImport standards;
    private final Idempotency idempotency;
    private final Ids ids;
    private final InstantSource clock;

    AssessmentStandardController(StandardImport standards, Idempotency idempotency, Ids ids, InstantSource clock) {
        this.standards = standards;
        this.idempotency = idempotency;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @param version that the file made, or in a dry run would make; the present one when it says nothing new
     * @param created whether it says something new
     * @param points the sum of what its items may lose
     */
    record StandardReport(
            boolean dryRun,
            String standardId,
            String name,
            String area,
            int version,
            boolean created,
            int items,
            BigDecimal points) {}

    /** A standard without its items. */
    record StandardSummary(
            String standardId,
            String name,
            String area,
            int version,
            String importedBy,
            Instant importedAt,
            int items) {}

    /**
     * @param standardId made by the service when it is left out; another file under the same id makes the next version
     * @param name left out: the file's
     * @param area left out: the caller's, if they were given just one
     */
    @PostMapping
    @Allow({Role.COMMANDER, Role.ADMIN})
    ResponseEntity<?> take(
            Caller caller,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(required = false) @Nullable String standardId,
            @RequestParam(required = false) @Nullable String name,
            @RequestParam(required = false) @Nullable String area,
            @RequestParam MultipartFile file)
            throws IOException {
        var check = new Violations();
        var given = standardId == null ? null : check.id("standardId", standardId);
        check.check(!TableFiles.TEMPLATE.equals(given), "standardId", "must not be 'template'");
        var called = check.text("name", name == null ? TableFiles.nameOf(file) : name, 200);
        var place = FieldChecks.area(check, "area", area == null ? onlyArea(caller) : area);
        check.refuse();
        var bytes = file.getBytes();
        return idempotency.once(
                caller,
                key,
                "POST /assessment-standards?dryRun=%s&standardId=%s&name=%s&area=%s"
                        .formatted(dryRun, standardId, name, area),
                bytes,
                commandId -> {
                    var id = Objects.requireNonNullElseGet(given, () -> ids.next(commandId));
                    var writeMode = dryRun ? WriteMode.DRY_RUN : WriteMode.WRITE;
                    return ResponseEntity.ok(report(caller, new Header(id, called, place), writeMode, bytes));
                });
    }

    private StandardReport report(Caller caller, Header header, WriteMode writeMode, byte[] file) {
        try {
            return switch (standards.run(caller, header, writeMode, new ByteArrayInputStream(file))) {
                case StandardImport.Result.Accepted(var standard, var isNew) ->
                    new StandardReport(
                            writeMode == WriteMode.DRY_RUN,
                            standard.standardId(),
                            standard.name(),
                            standard.area(),
                            standard.version(),
                            isNew,
                            standard.items().size(),
                            standard.items().stream()
                                    .map(AssessmentStandard.Item::points)
                                    .reduce(BigDecimal.ZERO, BigDecimal::add));
                case StandardImport.Result.Invalid(var violations) ->
                    throw TableFiles.bad("bad-standard", "考核标准", violations, List.of());
                case StandardImport.Result.Refused(var refused) -> throw Refusals.problem(refused);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable String onlyArea(Caller caller) {
        return caller.areas().size() == 1 ? caller.areas().iterator().next() : null;
    }

    @GetMapping("/template")
    @Allow({Role.COMMANDER, Role.ADMIN})
    ResponseEntity<byte[]> template() throws IOException {
        var workbook = new ByteArrayOutputStream();
        standards.writeTemplate(workbook);
        return TableFiles.workbook("assessment-standard-template.xlsx", workbook.toByteArray());
    }

    @GetMapping
    @Exported(StandardSheet.class)
    @Allow(
            value = {Role.COMMANDER, Role.LEADER, Role.SUPERVISOR, Role.UNIT, Role.OWNER, Role.REPORTER, Role.ADMIN},
            scope = Sight.READ)
    Page<StandardSummary> list(
            Caller caller,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var page = PageRequest.of(limit, cursor);
        var after = page.after().isEmpty() ? null : page.after().getFirst();
        var found = standards.list(caller, after, page.limit() + 1);
        var shown = found.subList(0, Math.min(page.limit(), found.size()));
        var next = found.size() > page.limit()
                ? PageRequest.cursor(List.of(shown.getLast().standardId()))
                : null;
        return new Page<>(
                shown.stream().map(AssessmentStandardController::summary).toList(), next, clock.instant());
    }

    private static StandardSummary summary(AssessmentStandard standard) {
        return new StandardSummary(
                standard.standardId(),
                standard.name(),
                standard.area(),
                standard.version(),
                standard.importedBy(),
                standard.importedAt(),
                standard.items().size());
    }

    @GetMapping("/{standardId}")
    @Allow(
            value = {Role.COMMANDER, Role.LEADER, Role.SUPERVISOR, Role.UNIT, Role.OWNER, Role.REPORTER, Role.ADMIN},
            scope = Sight.READ)
    ResponseEntity<?> get(Caller caller, @PathVariable String standardId) {
        return OutcomeResponses.ok(standards.get(caller, standardId), Function.identity());
    }
}
