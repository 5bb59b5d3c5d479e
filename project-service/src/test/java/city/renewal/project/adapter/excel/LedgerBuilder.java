package city.renewal.project.adapter.excel;

import city.renewal.events.Field;
import city.renewal.events.Headquarters;
import city.renewal.project.domain.area.AreaTree;
import city.renewal.project.domain.ledger.LedgerProgramme;
import city.renewal.project.domain.ledger.LedgerReadResult;
import city.renewal.project.domain.ledger.ParsedLedger;
import city.renewal.project.domain.ledger.RefusedLedger;
import city.renewal.project.domain.ledger.cell.LedgerColumn;
import city.renewal.project.domain.ledger.sheet.LedgerWarning;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Builds a small ledger as a real workbook: one valid project P1 with two nodes, which tests change. The header is in
 * row 3, the nodes are in rows 4 and 5 by default.
 */
public final class LedgerBuilder {

    public static final LedgerProgramme PROGRAMME = new LedgerProgramme(
            "laoshan-2023",
            "崂山区2023年城市更新",
            2023,
            "370212",
            List.of(new Field("f1", "老旧小区改造"), new Field("f2", "旧村改造")),
            List.of(new Headquarters("h1", "旧村改造指挥部", null)));

    public static final LedgerWorkbooks WORKBOOKS = new LedgerWorkbooks(AreaTree.bundled());

    private final Map<LedgerColumn, String> headers = new EnumMap<>(LedgerColumn.class);
    private final List<Map<LedgerColumn, Object>> rows = new ArrayList<>();
    private final List<int[]> merges = new ArrayList<>();
    private final Map<Integer, Map<Integer, Object>> extras = new LinkedHashMap<>();

    /** A formula, with no result stored. */
    record Formula(String text) {}

    /** A number shown with a format. */
    record Formatted(Number value, String format) {}

    static LedgerBuilder aLedger() {
        var ledger = new LedgerBuilder();
        for (var column : LedgerColumn.values()) {
            ledger.headers.put(column, column.title());
        }
        ledger.headers.put(LedgerColumn.TOTAL_INVESTMENT, "总投资(亿元)");
        ledger.headers.put(LedgerColumn.PLANNED_INVESTMENT, "年度计划投资(万元)");
        return ledger.with(aFirstRow("P1")).with(aNextRow("n2", "施工", "n1"));
    }

    static Map<LedgerColumn, Object> aFirstRow(String projectId) {
        var row = new EnumMap<LedgerColumn, Object>(LedgerColumn.class);
        row.put(LedgerColumn.PROJECT_ID, projectId);
        row.put(LedgerColumn.PROJECT_NAME, "某小区改造");
        row.put(LedgerColumn.FIELD, "老旧小区改造");
        row.put(LedgerColumn.HEADQUARTERS, "旧村改造指挥部");
        row.put(LedgerColumn.AREA, "中韩街道");
        row.put(LedgerColumn.TOTAL_INVESTMENT, 1.2);
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

    static Map<LedgerColumn, Object> aNextRow(String nodeId, String name, String predecessors) {
        var row = new EnumMap<LedgerColumn, Object>(LedgerColumn.class);
        row.put(LedgerColumn.NODE_ID, nodeId);
        row.put(LedgerColumn.NODE_NAME, name);
        row.put(LedgerColumn.DURATION, 60);
        row.put(LedgerColumn.PREDECESSORS, predecessors);
        row.put(LedgerColumn.OWNER, "李四");
        return row;
    }

    LedgerBuilder with(Map<LedgerColumn, Object> row) {
        rows.add(row);
        return this;
    }

    /** Puts a value into a cell; {@code nth} counts the data rows from 0. Null takes the value away. */
    LedgerBuilder with(int nth, LedgerColumn column, Object value) {
        if (value == null) {
            rows.get(nth).remove(column);
        } else {
            rows.get(nth).put(column, value);
        }
        return this;
    }

    LedgerBuilder withHeader(LedgerColumn column, String text) {
        headers.put(column, text);
        return this;
    }

    LedgerBuilder withoutColumn(LedgerColumn column) {
        headers.remove(column);
        return this;
    }

    /** Merges a column over data rows, both counted from 0. */
    LedgerBuilder merged(LedgerColumn column, int firstRow, int lastRow) {
        merges.add(new int[] {3 + firstRow, column.ordinal(), 3 + lastRow, column.ordinal()});
        return this;
    }

    /** Any cell by sheet row (from 1) and column (from 0). */
    LedgerBuilder withCell(int sheetRow, int column, Object value) {
        extras.computeIfAbsent(sheetRow - 1, ignored -> new LinkedHashMap<>()).put(column, value);
        return this;
    }

    byte[] bytes() {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "test", "1.0")) {
            var sheet = workbook.newWorksheet("台账");
            sheet.value(0, 0, "崂山区2023年城市更新项目台账");
            sheet.value(1, 0, "崂更〔2023〕1号");
            sheet.range(0, 0, 0, 10).merge();
            headers.forEach((column, text) -> sheet.value(2, column.ordinal(), text));
            for (int nth = 0; nth < rows.size(); nth++) {
                int row = 3 + nth;
                rows.get(nth).forEach((column, value) -> put(sheet, row, column.ordinal(), value));
            }
            extras.forEach((row, cells) -> cells.forEach((column, value) -> put(sheet, row, column, value)));
            merges.forEach(m -> sheet.range(m[0], m[1], m[2], m[3]).merge());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void put(Worksheet sheet, int row, int column, Object value) {
        switch (value) {
            case Formula formula -> sheet.formula(row, column, formula.text());
            case Formatted formatted -> {
                sheet.value(row, column, formatted.value());
                sheet.style(row, column).format(formatted.format()).set();
            }
            case Number number -> sheet.value(row, column, number);
            case Boolean truth -> sheet.value(row, column, truth);
            case LocalDate date -> {
                sheet.value(row, column, date);
                sheet.style(row, column).format("yyyy-mm-dd").set();
            }
            default -> sheet.value(row, column, value.toString());
        }
    }

    public LedgerReadResult read() {
        return read(bytes());
    }

    public static LedgerReadResult read(byte[] workbook) {
        try {
            return WORKBOOKS.read(new ByteArrayInputStream(workbook), PROGRAMME);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The complete result of a file, for comparison with another file. */
    static List<Object> told(LedgerReadResult reading) {
        return switch (reading) {
            case ParsedLedger parsed ->
                List.of(parsed.titleLines(), parsed.projects(), parsed.rows(), kinds(parsed.warnings()));
            case RefusedLedger refused -> List.of(refused.violations(), refused.rows(), kinds(refused.warnings()));
        };
    }

    /** The sheet's name is not compared: a text file has none. */
    private static List<String> kinds(List<LedgerWarning> warnings) {
        return warnings.stream()
                .map(warning -> warning.kind() + " " + warning.place())
                .toList();
    }
}
