package city.renewal.project.adapter.excel.template;

import city.renewal.events.Field;
import city.renewal.events.Headquarters;
import city.renewal.project.domain.area.Area;
import city.renewal.project.domain.area.AreaTree;
import city.renewal.project.domain.ledger.LedgerProgramme;
import city.renewal.project.domain.ledger.cell.LedgerColumn;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.Range;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writes the template of a programme's ledger: headers, an example that is a valid ledger, drop-down lists of fields,
 * headquarters and streets, and a sheet that explains each column.
 */
public final class LedgerTemplate {

    private static final int HEADER_ROW = 2;
    private static final Pattern LOOKS_ESCAPED = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");
    private static final int ROWS_TO_FILL = 2_000;
    private static final List<LedgerColumn> COLUMNS = List.of(LedgerColumn.values());
    private static final List<String> CALENDARS = List.of("自然日", "工作日");
    private static final List<String> FREQUENCIES = List.of("日", "周", "旬", "半月", "月");

    private final AreaTree areas;

    public LedgerTemplate(AreaTree areas) {
        this.areas = areas;
    }

    /** Writes the workbook; the stream stays open. */
    public void write(OutputStream target, LedgerProgramme programme) throws IOException {
        try (var workbook = new Workbook(target, "renewal", "1.0")) {
            var ledger = workbook.newWorksheet("台账");
            var notes = workbook.newWorksheet("填写说明");
            var choices = workbook.newWorksheet("选项");
            layOut(ledger, PaperSize.A3_PAPER);
            ledger.repeatRows(0, HEADER_ROW);
            layOut(notes, PaperSize.A4_PAPER);
            layOut(choices, PaperSize.A4_PAPER);
            writeTitle(ledger, programme);
            writeHeaders(ledger);
            writeExample(ledger, programme);
            writeChoices(ledger, choices, programme);
            writeNotes(notes);
        }
    }

    /** Landscape, fitted to the page width. */
    private static void layOut(Worksheet sheet, PaperSize paper) {
        sheet.paperSize(paper);
        sheet.pageOrientation("landscape");
        sheet.setFitToPage(true);
        sheet.fitToWidth((short) 1);
        sheet.fitToHeight((short) 0);
        sheet.footer("第 &P 页 共 &N 页", Position.CENTER);
    }

    private static void writeTitle(Worksheet sheet, LedgerProgramme programme) {
        int last = COLUMNS.size() - 1;
        sheet.value(0, 0, text(programme.name() + "项目台账"));
        sheet.range(0, 0, 0, last).merge();
        sheet.range(0, 0, 0, last)
                .style()
                .bold()
                .fontSize(16)
                .horizontalAlignment("center")
                .set();
        sheet.value(1, 0, "文号：　　　　　总投资单位：亿元；年度计划投资单位：万元；带 * 的列必填，示例行请删除");
        sheet.range(1, 0, 1, last).merge();
    }

    private static void writeHeaders(Worksheet sheet) {
        for (var column : COLUMNS) {
            int index = position(column);
            sheet.value(HEADER_ROW, index, (column.isRequired() ? "*" : "") + column.title() + unit(column));
            sheet.style(HEADER_ROW, index)
                    .bold()
                    .wrapText(true)
                    .horizontalAlignment("center")
                    .verticalAlignment("center")
                    .fillColor("DDEBF7")
                    .borderStyle("thin")
                    .set();
            sheet.width(index, Math.max(10, 2.2 * column.title().length() + 4));
        }
        sheet.freezePane(3, HEADER_ROW + 1);
    }

    private static int position(LedgerColumn column) {
        return COLUMNS.indexOf(column);
    }

    private static String unit(LedgerColumn column) {
        return switch (column) {
            case TOTAL_INVESTMENT -> "(亿元)";
            case PLANNED_INVESTMENT -> "(万元)";
            case BUILDINGS -> "(栋)";
            case HOUSEHOLDS -> "(户)";
            case FLOOR_AREA -> "(平方米)";
            case DURATION -> "(天)";
            case PROGRESS -> "(%)";
            default -> column.isPaid() ? "(万元)" : "";
        };
    }

    private void writeExample(Worksheet sheet, LedgerProgramme programme) {
        int first = HEADER_ROW + 1;
        var project = new ExampleProject(
                programme, streetNames(programme).stream().findFirst().orElse(""));
        for (int node = 0; node < ExampleProject.NODES; node++) {
            for (var column : COLUMNS) {
                var value = project.value(column, node);
                int row = first + node;
                switch (value) {
                    case Integer number -> sheet.value(row, position(column), number);
                    case LocalDate date -> {
                        sheet.value(row, position(column), date);
                        sheet.style(row, position(column)).format("yyyy-mm-dd").set();
                    }
                    default -> {
                        if (!value.toString().isEmpty()) {
                            sheet.value(row, position(column), text(value.toString()));
                        }
                    }
                }
            }
        }
        sheet.range(first, 0, first + ExampleProject.NODES - 1, COLUMNS.size() - 1)
                .style()
                .wrapText(true)
                .verticalAlignment("center")
                .borderStyle(BorderStyle.THIN)
                .set();
        for (var column : COLUMNS) {
            if (project.isMerged(column)) {
                sheet.range(first, position(column), first + ExampleProject.NODES - 1, position(column))
                        .merge();
            }
        }
    }

    private void writeChoices(Worksheet ledger, Worksheet choices, LedgerProgramme programme) {
        choose(
                ledger,
                choices,
                LedgerColumn.FIELD,
                programme.fields().stream().map(Field::name).toList());
        choose(
                ledger,
                choices,
                LedgerColumn.HEADQUARTERS,
                programme.headquarters().stream().map(Headquarters::name).toList());
        choose(ledger, choices, LedgerColumn.AREA, streetNames(programme));
        choose(ledger, choices, LedgerColumn.CALENDAR, CALENDARS);
        choose(ledger, choices, LedgerColumn.REPORT_EVERY, FREQUENCIES);
    }

    private static void choose(Worksheet ledger, Worksheet choices, LedgerColumn column, List<String> values) {
        if (values.isEmpty()) {
            return;
        }
        int index = position(column);
        choices.value(0, index, column.title());
        choices.width(index, 24);
        for (int row = 0; row < values.size(); row++) {
            choices.value(row + 1, index, text(values.get(row)));
        }
        Range list = choices.range(1, index, values.size(), index);
        ledger.range(HEADER_ROW + 1, index, HEADER_ROW + ROWS_TO_FILL, index)
                .validateWithList(list)
                .allowBlank(true)
                .errorTitle(column.title())
                .error("请从列表中选择 / choose from the list")
                .showErrorMessage(column != LedgerColumn.REPORT_EVERY);
    }

    private List<String> streetNames(LedgerProgramme programme) {
        var names = new ArrayList<String>();
        areas.byCode(programme.area()).map(Area::name).ifPresent(names::add);
        areas.below(programme.area()).stream().map(Area::name).forEach(names::add);
        return names;
    }

    /**
     * In this format {@code _x000D_} means a carriage return; in a text with these letters the first underscore is
     * escaped, so that it is displayed literally.
     */
    private static String text(String value) {
        return LOOKS_ESCAPED.matcher(value).replaceAll("_x005F_");
    }

    private static void writeNotes(Worksheet sheet) {
        sheet.width(0, 18);
        sheet.width(1, 90);
        int row = 0;
        for (var line : TemplateNotes.LINES) {
            sheet.value(row, 0, line.subject());
            sheet.value(row, 1, line.text());
            sheet.style(row, 1).wrapText(true).set();
            row++;
        }
    }
}
