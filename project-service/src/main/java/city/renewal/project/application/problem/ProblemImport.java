package city.renewal.project.application.problem;

import city.renewal.project.application.command.Outcome;
import city.renewal.project.application.command.WriteMode;
import city.renewal.project.application.directory.DirectoryLookup;
import city.renewal.project.application.programme.ProgrammeCommands;
import city.renewal.project.application.programme.Programmes;
import city.renewal.project.domain.area.AreaTree;
import city.renewal.project.domain.directory.DirectoryView;
import city.renewal.project.domain.directory.NameKey;
import city.renewal.project.domain.ledger.cell.LedgerFault;
import city.renewal.project.domain.ledger.sheet.LedgerViolation;
import city.renewal.project.domain.problem.ProblemDraft;
import city.renewal.project.domain.problem.TrackedProblem;
import city.renewal.project.domain.problemfile.ProblemColumn;
import city.renewal.project.domain.problemfile.ProblemRows;
import city.renewal.project.domain.programme.Programme;
import city.renewal.project.domain.project.Reason;
import city.renewal.project.domain.table.TableRow;
import city.renewal.starter.aggregate.NewAggregate;
import city.renewal.starter.aggregate.StoredAggregate;
import city.renewal.starter.security.Caller;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Raises the problems of a workbook, all or none. Every row is checked before anything is written.
 *
 * <p>The command id of a row is derived from the file's content, the sender and the row. So the same file may be sent
 * again, also after a crash during the import: rows that are stored stay unchanged, the others are stored then.
 */
public final class ProblemImport {
    private static final int CHUNK = 200;
    private static final int MAX_ROWS = 2_000;

    private final TableFormat<ProblemColumn> format;
    private final RaiseProblem raising;
    private final Problems problems;
    private final Programmes programmes;
    private final DirectoryLookup directory;
    private final AreaTree areas;

    public ProblemImport(
            TableFormat<ProblemColumn> format,
            RaiseProblem raising,
            Problems problems,
            Programmes programmes,
            DirectoryLookup directory,
            AreaTree areas) {
        this.format = format;
        this.raising = raising;
        this.problems = problems;
        this.programmes = programmes;
        this.directory = directory;
        this.areas = areas;
    }

    /** The result of a row. */
    public enum RowOutcome {
        CREATED,
        /** An earlier import of the same file raised the problem. */
        UNCHANGED,
        REJECTED
    }

    /** @param reasons empty unless the row is rejected */
    public record Row(int row, @Nullable String problemId, RowOutcome outcome, List<String> reasons) {}

    /** The result of an import. */
    public sealed interface Result {
        /** @param written number of new problems; 0 in a dry run */
        record Accepted(WriteMode writeMode, int written, List<Row> rows) implements Result {}

        record Invalid(List<LedgerViolation> violations, List<Row> rows) implements Result {}

        record Refused(Outcome.Refused<TrackedProblem> refused) implements Result {}
    }

    public Result run(Caller caller, String programmeId, WriteMode writeMode, byte[] file) throws IOException {
        var programme = programmes
                .load(programmeId)
                .map(StoredAggregate::state)
                .filter(found -> ProgrammeCommands.sees(caller, found))
                .orElse(null);
        if (programme == null) {
            return new Result.Refused(Outcome.notFound("programme", programmeId));
        }
        return switch (format.read(new ByteArrayInputStream(file))) {
            case TableFormat.ReadResult.Unreadable<ProblemColumn>(var violation) ->
                new Result.Invalid(List.of(violation), List.of());
            case TableFormat.ReadResult.Rows<ProblemColumn>(var rows)
            when rows.isEmpty() -> bad(LedgerFault.EMPTY_LEDGER, "没有任何问题", "Expected at least one problem");
            case TableFormat.ReadResult.Rows<ProblemColumn>(var rows)
            when rows.size() > MAX_ROWS ->
                bad(
                        LedgerFault.TOO_MANY_ROWS,
                        "问题最多 %d 行，请分成几个文件".formatted(MAX_ROWS),
                        "Expected at most %d problems; split the file".formatted(MAX_ROWS));
            case TableFormat.ReadResult.Rows<ProblemColumn>(var rows) ->
                run(caller, programme, writeMode, rows, origin(caller, programmeId, file));
        };
    }

    public void writeTemplate(OutputStream target) throws IOException {
        format.writeTemplate(target);
    }

    private Result run(
            Caller caller,
            Programme programme,
            WriteMode writeMode,
            List<TableRow<ProblemColumn>> rows,
            String origin) {
        var violations = new ArrayList<LedgerViolation>();
        var drafts = drafts(programme, rows, origin, violations);
        var ids = new HashMap<Integer, String>();
        drafts.forEach((row, draft) -> ids.put(row, draft.problemId()));
        var stored = problems.loadAll(ids.values()).stream()
                .collect(Collectors.toMap(StoredAggregate::id, Function.identity()));
        var bad = violations.stream().map(LedgerViolation::row).collect(Collectors.toSet());
        var raiser = raising.inBulk();
        var missing = new ArrayList<NewAggregate<TrackedProblem>>();
        for (var row : rows) {
            var draft = Objects.requireNonNull(drafts.get(row.row()));
            var commandId = commandId(origin, row);
            var there = stored.get(draft.problemId());
            if (bad.contains(row.row()) || (there != null && there.hasHandled(commandId))) {
                continue;
            }
            if (there != null) {
                violations.add(row.wrong(
                        ProblemColumn.PROBLEM_ID, LedgerFault.DUPLICATE_NODE, "问题编号已被使用", "This id is taken"));
                continue;
            }
            switch (raiser.prepare(caller, draft, commandId)) {
                case RaiseProblem.Preparation.Ready(var aggregate) -> missing.add(aggregate);
                case RaiseProblem.Preparation.Refused(var refused) -> violations.addAll(violations(row, refused));
            }
        }
        if (!violations.isEmpty()) {
            return new Result.Invalid(violations, rejected(rows, ids, violations));
        }
        var written = writeMode == WriteMode.WRITE ? write(missing) : 0;
        return new Result.Accepted(
                writeMode,
                written,
                rows.stream()
                        .map(row -> new Row(
                                row.row(),
                                ids.get(row.row()),
                                stored.containsKey(ids.get(row.row())) ? RowOutcome.UNCHANGED : RowOutcome.CREATED,
                                List.of()))
                        .toList());
    }

    /** Drafts by row; the draft of a row with a violation must not be used. */
    private Map<Integer, ProblemDraft> drafts(
            Programme programme, List<TableRow<ProblemColumn>> rows, String origin, List<LedgerViolation> violations) {
        var reading = new ProblemRows(programme.programmeId(), programme.area(), areas, view(programme, rows));
        var drafts = new HashMap<Integer, ProblemDraft>();
        var seen = new HashSet<String>();
        for (var row : rows) {
            var draft = reading.draft(row, stableId(commandId(origin, row)), violations);
            drafts.put(row.row(), draft);
            if (!seen.add(draft.problemId())) {
                violations.add(row.wrong(
                        ProblemColumn.PROBLEM_ID,
                        LedgerFault.DUPLICATE_NODE,
                        "问题编号重复",
                        "This id stands above already"));
            }
        }
        return drafts;
    }

    private static String commandId(String origin, TableRow<ProblemColumn> row) {
        return "%s/%d".formatted(origin, row.row());
    }

    /**
     * Returns how many problems were created. Rows whose id was taken in the meantime are not counted; the next import
     * of the file reports them.
     */
    private int write(List<NewAggregate<TrackedProblem>> missing) {
        int written = 0;
        for (int from = 0; from < missing.size(); from += CHUNK) {
            var chunk = missing.subList(from, Math.min(missing.size(), from + CHUNK));
            written += chunk.size() - problems.createAll(chunk).size();
        }
        return written;
    }

    /** A refusal of the whole row is reported at its project cell, or at its title cell if it names no project. */
    private static List<LedgerViolation> violations(
            TableRow<ProblemColumn> row, Outcome.Refused<TrackedProblem> refused) {
        if (refused.reason() != Reason.INVALID) {
            var column = row.shown(ProblemColumn.PROJECT_ID).isEmpty() ? ProblemColumn.AREA : ProblemColumn.PROJECT_ID;
            return List.of(row.wrong(column, LedgerFault.BAD_CHOICE, "不能登记此问题", refused.message()));
        }
        return refused.faults().stream()
                .map(fault -> row.wrong(
                        ProblemColumn.ofField(fault.field()), LedgerFault.BAD_CHOICE, "不符合要求", fault.message()))
                .toList();
    }

    private DirectoryView view(Programme programme, List<TableRow<ProblemColumn>> rows) {
        return directory.view(
                programme.area(),
                shown(rows, ProblemColumn.OWNER_ID, ProblemColumn.LEADER_ID).collect(Collectors.toSet()),
                shown(rows, ProblemColumn.OWNER, ProblemColumn.LEADER)
                        .map(NameKey::of)
                        .collect(Collectors.toSet()));
    }

    private static Stream<String> shown(List<TableRow<ProblemColumn>> rows, ProblemColumn one, ProblemColumn other) {
        return rows.stream()
                .flatMap(row -> Stream.of(row.shown(one), row.shown(other)))
                .filter(text -> !text.isEmpty());
    }

    private static Result bad(LedgerFault fault, String chinese, String english) {
        return new Result.Invalid(List.of(new LedgerViolation(0, "", "", "", fault, chinese, english)), List.of());
    }

    private static List<Row> rejected(
            List<TableRow<ProblemColumn>> rows, Map<Integer, String> ids, List<LedgerViolation> violations) {
        var reasons = violations.stream()
                .collect(Collectors.groupingBy(
                        LedgerViolation::row,
                        Collectors.mapping(
                                violation -> violation.cell() + ": " + violation.message(), Collectors.toList())));
        return rows.stream()
                .map(row -> new Row(
                        row.row(),
                        ids.get(row.row()),
                        reasons.containsKey(row.row()) ? RowOutcome.REJECTED : RowOutcome.UNCHANGED,
                        reasons.getOrDefault(row.row(), List.of())))
                .toList();
    }

    private static String origin(Caller caller, String programmeId, byte[] file) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update("%s|%s|".formatted(caller.personId(), programmeId).getBytes(StandardCharsets.UTF_8));
            digest.update(file);
            return "problems/" + HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static String stableId(String commandId) {
        return UUID.nameUUIDFromBytes(commandId.getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
