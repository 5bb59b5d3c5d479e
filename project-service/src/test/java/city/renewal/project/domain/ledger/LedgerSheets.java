package city.renewal.project.domain.ledger;

import city.renewal.events.Field;
import city.renewal.events.Headquarters;
import city.renewal.project.domain.area.AreaTree;
import city.renewal.project.domain.ledger.cell.LedgerColumn;
import city.renewal.project.domain.ledger.cell.SheetCell;
import city.renewal.project.domain.ledger.sheet.LedgerSheet;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Builds ledgers as sheets in memory, without a file: one valid project P1 with two nodes, which tests change. The
 * header is in row 3 with all columns of {@link LedgerColumn}, the nodes are in rows 4 and 5.
 */
public final class LedgerSheets {
    public static final String SHEET = "台账";
    public static final int FIRST_ROW = 4;

    public static final LedgerProgramme PROGRAMME = new LedgerProgramme(
            "laoshan-2023",
            "崂山区2023年城市更新",
            2023,
            "370212",
            List.of(new Field("f1", "旧村改造"), new Field("f2", "老旧小区改造")),
            List.of(new Headquarters("h1", "指挥部", null)));

    private static final AreaTree AREAS = AreaTree.bundled();

    private final Map<LedgerColumn, String> headers = new EnumMap<>(LedgerColumn.class);
    private final List<Map<LedgerColumn, Object>> rows = new ArrayList<>();
    private final Set<Integer> hidden = new HashSet<>();

    private LedgerSheets() {
        for (var column : LedgerColumn.values()) {
            headers.put(column, column.title());
        }
        headers.put(LedgerColumn.TOTAL_INVESTMENT, "总投资(亿元)");
        headers.put(LedgerColumn.PLANNED_INVESTMENT, "年度计划投资(万元)");
        LedgerColumn.paid().forEach(column -> headers.put(column, column.title() + "(万元)"));
    }

    /** A number that the sheet displays as a percentage. */
    public record Percent(BigDecimal value) {}

    public static LedgerSheets empty() {
        return new LedgerSheets();
    }

    public static LedgerSheets aLedger() {
        return empty().with(firstRow("P1")).with(nextRow("n2", "施工", "n1"));
    }

    public static Map<LedgerColumn, Object> firstRow(String projectId) {
        var row = new EnumMap<LedgerColumn, Object>(LedgerColumn.class);
        row.put(LedgerColumn.PROJECT_ID, projectId);
        row.put(LedgerColumn.PROJECT_NAME, "某小区改造");
        row.put(LedgerColumn.FIELD, "旧村改造");
        row.put(LedgerColumn.HEADQUARTERS, "指挥部");
        row.put(LedgerColumn.AREA, "中韩街道");
        row.put(LedgerColumn.TOTAL_INVESTMENT, new BigDecimal("1.2"));
        row.put(LedgerColumn.PLANNED_INVESTMENT, 8000);
        row.put(LedgerColumn.UNIT, "区住建局");
        row.put(LedgerColumn.LEADER, "王领导");
        row.put(LedgerColumn.FINISH_BY, "2023-11-30");
        row.put(LedgerColumn.NODE_ID, "n1");
        row.put(LedgerColumn.NODE_NAME, "施工图设计");
        row.put(LedgerColumn.DURATION, 30);
        row.put(LedgerColumn.OWNER, "张三");
        return row;
    }

    public static Map<LedgerColumn, Object> nextRow(String nodeId, String name, String predecessors) {
        var row = new EnumMap<LedgerColumn, Object>(LedgerColumn.class);
        row.put(LedgerColumn.NODE_ID, nodeId);
        row.put(LedgerColumn.NODE_NAME, name);
        row.put(LedgerColumn.DURATION, 60);
        row.put(LedgerColumn.PREDECESSORS, predecessors);
        row.put(LedgerColumn.OWNER, "李四");
        return row;
    }

    public LedgerSheets with(Map<LedgerColumn, Object> row) {
        rows.add(new EnumMap<>(row));
        return this;
    }

    /** Puts a value into a cell; {@code nth} counts the data rows from 0. An empty text blanks it. */
    public LedgerSheets with(int nth, LedgerColumn column, Object value) {
        rows.get(nth).put(column, value);
        return this;
    }

    public LedgerSheets withHeader(LedgerColumn column, String text) {
        headers.put(column, text);
        return this;
    }

    public LedgerSheets withoutColumn(LedgerColumn column) {
        headers.remove(column);
        return this;
    }

    public LedgerSheets withoutRow(int nth) {
        rows.remove(nth);
        return this;
    }

    public LedgerSheets hiding(int nth) {
        hidden.add(FIRST_ROW + nth);
        return this;
    }

    public int size() {
        return rows.size();
    }

    /** The name of a cell, such as {@code N7}. */
    public static String cell(int nth, LedgerColumn column) {
        return LedgerSheet.columnName(column.ordinal()) + (FIRST_ROW + nth);
    }

    public static ParsedLedger parsed(LedgerSheets ledger) {
        return switch (ledger.read()) {
            case ParsedLedger parsed -> parsed;
            case RefusedLedger refused -> throw new AssertionError("Refused: " + refused.violations());
        };
    }

    public LedgerReadResult read() {
        return read(PROGRAMME);
    }

    public LedgerReadResult read(LedgerProgramme programme) {
        return LedgerParser.parse(sheet(), programme, AREAS).orElseThrow();
    }

    private LedgerSheet sheet() {
        var cells = new TreeMap<Integer, List<SheetCell>>();
        cells.put(FIRST_ROW - 1, row(headers));
        for (int nth = 0; nth < rows.size(); nth++) {
            cells.put(FIRST_ROW + nth, row(rows.get(nth)));
        }
        return new LedgerSheet(SHEET, cells, List.of(), hidden, List.of());
    }

    private static List<SheetCell> row(Map<LedgerColumn, ?> values) {
        var cells = new ArrayList<SheetCell>();
        for (var column : LedgerColumn.values()) {
            cells.add(cell(values.get(column)));
        }
        return cells;
    }

    private static SheetCell cell(Object value) {
        return switch (value) {
            case null -> SheetCell.Blank.BLANK;
            case Percent(var share) -> new SheetCell.Numeric(share, SheetCell.Format.PERCENT);
            case BigDecimal number -> new SheetCell.Numeric(number, SheetCell.Format.PLAIN);
            case Integer number -> new SheetCell.Numeric(BigDecimal.valueOf(number), SheetCell.Format.PLAIN);
            case LocalDate date ->
                new SheetCell.Numeric(
                        BigDecimal.valueOf(ChronoUnit.DAYS.between(LocalDate.of(1899, 12, 30), date)),
                        SheetCell.Format.DATE);
            default -> value.toString().isEmpty() ? SheetCell.Blank.BLANK : new SheetCell.Text(value.toString());
        };
    }
}
