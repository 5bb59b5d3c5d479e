package city.renewal.project.adapter.web.programme;

import city.renewal.project.application.command.Ids;
import city.renewal.project.application.command.WarningPolicy;
import city.renewal.project.application.command.WriteMode;
import city.renewal.project.application.ledger.LedgerImport;
import city.renewal.project.application.ledger.LedgerOutcome;
import city.renewal.project.application.ledger.LedgerRequest;
import city.renewal.project.application.ledger.LedgerRequest.Mode;
import city.renewal.project.domain.ledger.RefusedLedger;
import city.renewal.project.domain.ledger.UnknownPeople;
import city.renewal.project.domain.ledger.cell.LedgerFault;
import city.renewal.project.domain.ledger.sheet.LedgerRow;
import city.renewal.project.domain.ledger.sheet.LedgerViolation;
import city.renewal.project.domain.ledger.sheet.LedgerWarning;
import city.renewal.project.domain.ledger.sheet.SheetExcerpt;
import city.renewal.project.domain.project.Reason;
import city.renewal.starter.security.Allow;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import city.renewal.starter.web.Idempotency;
import city.renewal.starter.web.Problem;
import city.renewal.starter.web.Violation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** REST controller of ledgers: imports a file and returns a report per row. */
@RestController
@RequestMapping("/api/v1/ledgers")
class LedgerController {
    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final LedgerImport ledgers;
    private final Idempotency idempotency;
    private final Ids ids;

    LedgerController(LedgerImport ledgers, Idempotency idempotency, Ids ids) {
        this.ledgers = ledgers;
        this.idempotency = idempotency;
        this.ids = ids;
    }

    /**
     * @param written number of created or changed projects; 0 in a dry run
     * @param sheet the sheet as it was read; only in a dry run
     */
    record Report(
            String ledgerId,
            String programme,
            Mode mode,
            boolean dryRun,
            int projects,
            int nodes,
            int written,
            List<LedgerRow> rows,
            List<Warning> warnings,
            @Nullable SheetExcerpt sheet) {}

    /**
     * A fault of a cell.
     *
     * @param row counted from 1; 0 for the whole file
     * @param cell such as {@code N7}; empty for the whole file
     * @param field the column's header
     */
    record BadCell(
            int row, String cell, String field, String value, LedgerFault fault, String reason, String reasonEnglish) {
        private static BadCell of(LedgerViolation found) {
            return new BadCell(
                    found.row(),
                    found.cell(),
                    found.header(),
                    found.value(),
                    found.fault(),
                    found.reason(),
                    found.reasonEnglish());
        }
    }

    /**
     * A warning about a cell or row.
     *
     * @param cell null for a whole row or file
     * @param row null for the whole file
     * @param field the column's header; null if no column is concerned
     * @param accept whether the ledger is accepted only with {@code acceptWarnings=true}
     */
    record Warning(
            String kind,
            @Nullable String sheet,
            @Nullable String cell,
            @Nullable Integer row,
            @Nullable String field,
            @Nullable String value,
            String message,
            boolean accept) {
        private static Warning of(LedgerWarning warning) {
            return new Warning(
                    warning.kind().name(),
                    orNull(warning.sheet()),
                    orNull(warning.cell()),
                    warning.row() == 0 ? null : warning.row(),
                    orNull(warning.field()),
                    orNull(warning.value()),
                    warning.message(),
                    warning.mustBeAccepted());
        }

        private static @Nullable String orNull(String text) {
            return text.isEmpty() ? null : text;
        }
    }

    @PostMapping
    @Allow(Role.COMMANDER)
    ResponseEntity<?> issue(
            Caller caller,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestParam String programme,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(defaultValue = "CREATE") Mode mode,
            @RequestParam(defaultValue = "false") boolean acceptWarnings,
            @RequestParam(defaultValue = "REFUSE") UnknownPeople unknownPeople,
            @RequestParam MultipartFile file)
            throws IOException {
        var bytes = file.getBytes();
        var operation = "POST /ledgers?programme=%s&dryRun=%s&mode=%s&acceptWarnings=%s&unknownPeople=%s"
                .formatted(programme, dryRun, mode, acceptWarnings, unknownPeople);
        var writeMode = dryRun ? WriteMode.DRY_RUN : WriteMode.WRITE;
        var warningPolicy = WarningPolicy.of(acceptWarnings);
        return idempotency.once(
                caller,
                key,
                operation,
                bytes,
                commandId -> ResponseEntity.ok(issue(
                        caller,
                        new LedgerRequest(
                                programme, ids.next(commandId), mode, writeMode, warningPolicy, unknownPeople),
                        bytes)));
    }

    @GetMapping("/template")
    @Allow(Role.COMMANDER)
    ResponseEntity<byte[]> template(Caller caller, @RequestParam(required = false) @Nullable String programme)
            throws IOException {
        var workbook = new ByteArrayOutputStream();
        if (!ledgers.writeTemplate(caller, programme, workbook)) {
            throw Problem.notFound("programme", String.valueOf(programme));
        }
        var disposition =
                ContentDisposition.attachment().filename("ledger-template.xlsx").build();
        return ResponseEntity.ok()
                .contentType(XLSX)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .body(workbook.toByteArray());
    }

    private Report issue(Caller caller, LedgerRequest request, byte[] file) {
        try {
            return switch (ledgers.run(caller, request, new ByteArrayInputStream(file))) {
                case LedgerOutcome.Imported imported -> report(imported);
                case LedgerOutcome.InvalidLedger(var refused, var sheet) -> throw invalidLedger(refused, sheet);
                case LedgerOutcome.UnacceptedWarnings warnings -> throw unacceptedWarnings(warnings);
                case LedgerOutcome.Refused refused -> throw refusal(refused);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Report report(LedgerOutcome.Imported imported) {
        var dryRun = imported.writeMode() == WriteMode.DRY_RUN;
        return new Report(
                imported.ledgerId(),
                imported.programme(),
                imported.mode(),
                dryRun,
                imported.projects(),
                imported.rows().size(),
                dryRun ? 0 : written(imported),
                imported.rows(),
                warnings(imported.warnings()),
                imported.sheet());
    }

    private static int written(LedgerOutcome.Imported imported) {
        return imported.mode() == Mode.CREATE
                ? imported.projects()
                : (int) imported.rows().stream()
                        .filter(row -> row.outcome() != LedgerRow.Outcome.UNCHANGED)
                        .map(LedgerRow::projectId)
                        .distinct()
                        .count();
    }

    /** Each cell with a warning that must be accepted becomes a violation with its cell name. */
    private static Problem unacceptedWarnings(LedgerOutcome.UnacceptedWarnings warnings) {
        var waiting = warnings.warnings().stream()
                .filter(LedgerWarning::mustBeAccepted)
                .toList();
        return new Problem(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "warnings-not-accepted",
                "台账中有 %d 处看来不合常理，未写入任何内容；核对无误后请以 acceptWarnings=true 再次提交 / %d cells don't look plausible; nothing was written. If they are right, send acceptWarnings=true"
                        .formatted(waiting.size(), waiting.size()),
                waiting.stream()
                        .map(warning -> violation(warning.place(), warning.field(), warning.message(), warning.value()))
                        .toList(),
                withSheet(
                        Map.of("rows", warnings.rows(), "warnings", warnings(warnings.warnings())), warnings.sheet()));
    }

    private static List<Warning> warnings(List<LedgerWarning> warnings) {
        return warnings.stream().map(Warning::of).toList();
    }

    /** Each invalid cell becomes a violation with its cell name; the report per row is included. */
    private static Problem invalidLedger(RefusedLedger refused, @Nullable SheetExcerpt sheet) {
        return new Problem(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "bad-ledger",
                "台账中有 %d 处需要更正，未写入任何内容 / %d cells are not as expected; nothing was written"
                        .formatted(refused.violationCount(), refused.violationCount()),
                refused.violations().stream().map(LedgerController::violation).toList(),
                withSheet(
                        Map.of(
                                "rows",
                                refused.rows(),
                                "violationCount",
                                refused.violationCount(),
                                "cells",
                                refused.violations().stream().map(BadCell::of).toList(),
                                "warnings",
                                warnings(refused.warnings())),
                        sheet));
    }

    private static Map<String, Object> withSheet(Map<String, Object> details, @Nullable SheetExcerpt sheet) {
        var all = new HashMap<>(details);
        if (sheet != null) {
            all.put("sheet", sheet);
        }
        return all;
    }

    private static Violation violation(LedgerViolation found) {
        var place = found.cell().isEmpty() ? "file" : found.cell();
        return violation(place, found.header(), found.message(), found.value());
    }

    private static Violation violation(String place, String header, String message, String value) {
        var before = header.isEmpty() ? "" : header + ": ";
        var after = value.isEmpty() ? "" : " (%s)".formatted(value);
        return new Violation(place, before + message + after);
    }

    private static Problem refusal(LedgerOutcome.Refused refused) {
        var violations = refused.faults().stream()
                .map(fault -> new Violation(fault.field(), fault.message()))
                .toList();
        if (refused.reason() == Reason.FORBIDDEN) {
            return new Problem(
                    HttpStatus.FORBIDDEN,
                    "forbidden",
                    "Only a commander of the programme's area issues its ledgers, and one of each project's area corrects them",
                    violations);
        }
        return refused.reason() == Reason.ALREADY_EXISTS
                ? new Problem(
                        HttpStatus.CONFLICT,
                        "already-exists",
                        "Somebody else registered or changed the same projects at the same time; send the ledger again",
                        violations)
                : Problem.invalid(violations);
    }
}
