package city.renewal.project.domain.ledger;

import city.renewal.project.domain.area.AreaTree;
import city.renewal.project.domain.directory.DirectoryView;
import city.renewal.project.domain.ledger.cell.CellText;
import city.renewal.project.domain.ledger.cell.LedgerColumn;
import city.renewal.project.domain.ledger.cell.LedgerFault;
import city.renewal.project.domain.ledger.cell.MoneyCells;
import city.renewal.project.domain.ledger.cell.SheetCell;
import city.renewal.project.domain.ledger.sheet.LedgerCells;
import city.renewal.project.domain.ledger.sheet.LedgerHeader;
import city.renewal.project.domain.ledger.sheet.LedgerRow;
import city.renewal.project.domain.ledger.sheet.LedgerSheet;
import city.renewal.project.domain.ledger.sheet.LedgerViolations;
import city.renewal.project.domain.ledger.sheet.LedgerWarning;
import city.renewal.project.domain.ledger.sheet.LedgerWarnings;
import city.renewal.project.domain.ledger.sheet.RowCells;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Parses a sheet as a ledger: finds the header, groups the rows by project, parses every cell by its column's type, and
 * checks rules over several cells. It continues after a fault, so that one pass reports all faults.
 *
 * <p>A new project begins at a row with another project code than the row above. Cells that are merged over several
 * rows, repeated, or blank below the first row belong to the same project. Rows with totals or notes are skipped.
 */
public final class LedgerParser {

    /** A row with another project name but no code begins a project only if it has a value in one of these columns. */
    private static final List<LedgerColumn> OPENING = List.of(
            LedgerColumn.FIELD,
            LedgerColumn.AREA,
            LedgerColumn.TOTAL_INVESTMENT,
            LedgerColumn.PLANNED_INVESTMENT,
            LedgerColumn.FINISH_BY);

    private static final Set<String> TOTALS = Set.of("合计", "总计", "小计", "共计");

    private final LedgerSheet sheet;
    private final LedgerHeader header;
    private final LedgerViolations violations;
    private final LedgerWarnings warnings;
    private final LedgerProgramme programme;
    private final AreaTree areas;
    private final ProgrammeNames words;
    private final DirectoryView known;
    private final LedgerPeople people;
    private final CityTaskCells cityTasks;

    private LedgerParser(LedgerSheet sheet, LedgerHeader header, LedgerProgramme programme, AreaTree areas) {
        this.sheet = sheet;
        this.header = header;
        this.violations = new LedgerViolations(sheet, header);
        this.warnings = new LedgerWarnings(sheet, header);
        this.words = new ProgrammeNames(programme, areas);
        this.programme = programme;
        this.areas = areas;
        var named = LedgerNames.of(sheet, header);
        this.known = programme.directory().view(named.personIds(), named.nameKeys());
        this.people = new LedgerPeople(programme.area(), programme.directory().unknownPeople(), known);
        this.cityTasks = new CityTaskCells(programme.tasks());
    }

    /** Parses the ledger in a sheet; empty if the sheet has no ledger header. */
    public static Optional<LedgerReadResult> parse(LedgerSheet sheet, LedgerProgramme programme, AreaTree areas) {
        return LedgerHeader.find(sheet).map(header -> new LedgerParser(sheet, header, programme, areas).read());
    }

    private LedgerReadResult read() {
        checkHeader();
        if (header.cell(LedgerColumn.PROJECT_ID) == null || header.isDuplicate(LedgerColumn.PROJECT_ID)) {
            // Without this column the rows cannot be grouped by project.
            return new RefusedLedger(
                    violations.inSheetOrder(), violations.count(), List.of(), warnings.inSheetOrder(), emptyLedger());
        }
        var groups = groups();
        if (groups.isEmpty()) {
            violations.addAt(
                    new LedgerSheet.Place(header.lastRow() + 1, 0),
                    "",
                    "",
                    LedgerFault.EMPTY_LEDGER,
                    "台账中没有项目",
                    "Expected at least one project below the header");
        }
        reportDuplicateProjects(groups);
        var projects = new ArrayList<LedgerProject>();
        for (var group : groups) {
            var project = group.read();
            if (project != null) {
                projects.add(project);
            }
        }
        ProgressFractions.warn(
                groups.stream().flatMap(group -> group.rows().stream()).toList());
        var rows = outcomes(groups);
        var readable =
                new ParsedLedger(titleLines(), projects, rows, warnings.inSheetOrder(), new LedgerCells(sheet, header));
        return violations.isEmpty()
                ? readable
                : new RefusedLedger(
                        violations.inSheetOrder(), violations.count(), rows, warnings.inSheetOrder(), readable);
    }

    private ParsedLedger emptyLedger() {
        return new ParsedLedger(
                titleLines(), List.of(), List.of(), warnings.inSheetOrder(), new LedgerCells(sheet, header));
    }

    /** A hint to the header that was probably meant for a missing column; empty if there is none. */
    private String suggestionFor(LedgerColumn column, String words) {
        return header.unknown().stream()
                .filter(unknown -> unknown.likeliest() == column)
                .findFirst()
                .map(unknown -> words.formatted(CellText.shorten(unknown.text()), column.title()))
                .orElse("");
    }

    /** Adds a note for each column that is not read, with the column that was probably meant. */
    private void noteUnknownColumns() {
        for (var unknown : header.unknown()) {
            var likeliest = unknown.likeliest();
            warnings.add(new LedgerWarning(
                    LedgerWarning.Kind.UNKNOWN_COLUMN,
                    sheet.name(),
                    unknown.place().row(),
                    unknown.place().cellName(),
                    CellText.shorten(unknown.text()),
                    CellText.shorten(unknown.text()),
                    "没有“%s”这一列，未读取".formatted(CellText.shorten(unknown.text()))
                            + (likeliest == null ? "" : "；是否指“%s”？".formatted(likeliest.title())),
                    "No column is called '%s', so it is not read".formatted(CellText.shorten(unknown.text()))
                            + (likeliest == null ? "" : "; is '%s' meant?".formatted(likeliest.title()))));
        }
    }

    private void checkHeader() {
        noteUnknownColumns();
        for (var column : LedgerColumn.required()) {
            if (header.cell(column) == null) {
                violations.addAt(
                        new LedgerSheet.Place(header.lastRow(), 0),
                        column.title(),
                        "",
                        LedgerFault.MISSING_COLUMN,
                        "缺少“%s”列%s".formatted(column.title(), suggestionFor(column, "；“%s”是否就是该列？请改用列名“%s”")),
                        "Expected a column '%s'%s"
                                .formatted(column.title(), suggestionFor(column, "; is it '%s'? Then call it '%s'")));
            }
        }
        for (var duplicate : header.duplicates()) {
            violations.addAt(
                    duplicate.place(),
                    duplicate.text(),
                    duplicate.text(),
                    LedgerFault.DUPLICATE_COLUMN,
                    "“%s”列重复".formatted(duplicate.column().title()),
                    "Expected the column '%s' once".formatted(duplicate.column().title()));
        }
        for (var column : LedgerColumn.ofMoney()) {
            var cell = header.cell(column);
            if (cell != null && !cell.note().isEmpty() && !MoneyCells.isUnit(cell.note())) {
                violations.addAt(
                        cell.place(),
                        cell.text(),
                        cell.text(),
                        LedgerFault.UNIT_UNKNOWN,
                        "表头单位“%s”不能识别，应为亿元、万元或元".formatted(CellText.shorten(cell.note())),
                        "Expected the header's unit to be 亿元, 万元 or 元");
            }
        }
    }

    /** The projects; the template's example counts only if it is the only one. */
    private List<ProjectRows> groups() {
        var groups = rowsByProject();
        var examples = groups.stream()
                .map(List::getFirst)
                .filter(ExampleNames::isExample)
                .toList();
        boolean isAlone = groups.size() == 1;
        examples.forEach(example -> noteExample(example, isAlone));
        if (isAlone && !examples.isEmpty()) {
            var anybody = new LedgerPeople(programme.area(), UnknownPeople.ACCEPT, known);
            return List.of(new ProjectRows(groups.getFirst(), new ExampleNames(programme, areas), anybody, cityTasks));
        }
        return groups.stream()
                .filter(group -> !ExampleNames.isExample(group.getFirst()))
                .map(group -> new ProjectRows(group, words, people, cityTasks))
                .toList();
    }

    private void noteExample(RowCells example, boolean isAlone) {
        warnings.add(LedgerWarning.ofRow(
                LedgerWarning.Kind.EXAMPLE,
                sheet.name(),
                example.row(),
                isAlone ? "只有模板的示例项目，已按本计划的领域、区域试导入；正式台账请删除示例行" : "模板的示例项目未导入，请删除示例行",
                isAlone
                        ? "Only the template's example stands here; it was read as it fits this programme. Delete its rows in a ledger of your own"
                        : "The template's example was left out; delete its rows"));
    }

    private List<List<RowCells>> rowsByProject() {
        var groups = new ArrayList<List<RowCells>>();
        var rows = new ArrayList<RowCells>();
        for (int number : sheet.rowNumbers()) {
            if (number <= header.lastRow() || sheet.hasNoOwnValue(number)) {
                continue;
            }
            var row = new RowCells(sheet, header, violations, warnings, number);
            if (isTotalOrNote(row)) {
                continue;
            }
            if (sheet.isHidden(number)) {
                warnings.add(LedgerWarning.ofRow(
                        LedgerWarning.Kind.HIDDEN_ROW,
                        sheet.name(),
                        number,
                        "第 %d 行在表格中被隐藏，但其中有数据，已照常读取".formatted(number),
                        "Row %d is hidden in the sheet but holds data; it was read like any other".formatted(number)));
            }
            if (!rows.isEmpty() && opensAnotherProject(row, rows.getFirst())) {
                groups.add(List.copyOf(rows));
                rows.clear();
            }
            rows.add(row);
        }
        if (!rows.isEmpty()) {
            groups.add(List.copyOf(rows));
        }
        return groups;
    }

    private static boolean opensAnotherProject(RowCells row, RowCells first) {
        if (!row.isBlank(LedgerColumn.PROJECT_ID)) {
            return !row.shown(LedgerColumn.PROJECT_ID).equals(first.shown(LedgerColumn.PROJECT_ID));
        }
        return row.isOwn(LedgerColumn.PROJECT_NAME)
                && !row.shown(LedgerColumn.PROJECT_NAME).equals(first.shown(LedgerColumn.PROJECT_NAME))
                && OPENING.stream().anyMatch(row::isOwn);
    }

    /** A row with totals (合计), or a note (注, 备注, 说明) that has neither a node name nor an owner. */
    private boolean isTotalOrNote(RowCells row) {
        for (var column : List.of(LedgerColumn.ORDINAL, LedgerColumn.PROJECT_ID, LedgerColumn.PROJECT_NAME)) {
            if (row.isOwn(column) && TOTALS.contains(CellText.compact(row.shown(column)))) {
                return true;
            }
        }
        var first = firstText(row.row());
        return first != null
                && (first.startsWith("注") || first.startsWith("备注") || first.startsWith("说明"))
                && row.isBlank(LedgerColumn.NODE_NAME)
                && row.isBlank(LedgerColumn.OWNER);
    }

    private @Nullable String firstText(int row) {
        for (int column = 0; column < sheet.columns(); column++) {
            if (sheet.at(row, column) instanceof SheetCell.Text text) {
                return CellText.compact(text.text());
            }
        }
        return null;
    }

    private void reportDuplicateProjects(List<ProjectRows> groups) {
        Map<String, Integer> firstRowById = new HashMap<>();
        for (var group : groups) {
            var id = CellText.compact(group.first().shown(LedgerColumn.PROJECT_ID));
            var earlier = id.isEmpty()
                    ? null
                    : firstRowById.putIfAbsent(id, group.first().row());
            if (earlier != null) {
                group.first()
                        .wrong(
                                LedgerColumn.PROJECT_ID,
                                LedgerFault.DUPLICATE_PROJECT,
                                "项目编号 %s 与第 %d 行重复".formatted(CellText.shorten(id), earlier),
                                "Expected a code of its own, but %s stands in row %d already"
                                        .formatted(CellText.shorten(id), earlier));
            }
        }
    }

    private List<LedgerRow> outcomes(List<ProjectRows> groups) {
        var outcomes = new ArrayList<LedgerRow>();
        for (var group : groups) {
            var projectId = group.shownId();
            int position = 0;
            for (var row : group.rows()) {
                position++;
                var nodeId = CellText.compact(row.shown(LedgerColumn.NODE_ID));
                var reasons = violations.reasons(row.row());
                outcomes.add(new LedgerRow(
                        row.row(),
                        projectId.isEmpty() ? null : CellText.shorten(projectId),
                        nodeId.isEmpty() ? "n" + position : CellText.shorten(nodeId),
                        reasons.isEmpty() ? LedgerRow.Outcome.ACCEPTED : LedgerRow.Outcome.REJECTED,
                        reasons,
                        List.of()));
            }
        }
        return outcomes;
    }

    private List<String> titleLines() {
        var lines = new ArrayList<String>();
        for (int row : sheet.rowNumbers()) {
            if (row >= header.firstRow()) {
                break;
            }
            var line = firstLine(row);
            if (!line.isEmpty()) {
                lines.add(line);
            }
        }
        return lines;
    }

    private String firstLine(int row) {
        var line = new StringBuilder();
        for (int column = 0; column < sheet.columns(); column++) {
            if (sheet.placeOf(row, column).equals(new LedgerSheet.Place(row, column))) {
                var text = CellText.tidy(sheet.at(row, column).shown());
                if (!text.isEmpty()) {
                    line.append(line.isEmpty() ? "" : " ").append(text);
                }
            }
        }
        return line.toString();
    }
}
