package city.renewal.demo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * Writes a ledger as districts issue them: a title, the document number, project cells merged over the rows of their
 * nodes, 亿元 beside 万元, dates as date cells in some projects and as text in others.
 */
final class LedgerSheetWriter {

    private static final List<String> HEADERS = List.of(
            "序号",
            "项目编号",
            "项目名称",
            "领域",
            "指挥部",
            "所属街道",
            "总投资（亿元）",
            "年度计划投资（万元）",
            "牵头领导",
            "牵头领导编号",
            "建筑（栋）",
            "户数（户）",
            "面积（平方米）",
            "市级任务",
            "目标",
            "目标时限",
            "计划完工时限",
            "责任单位",
            "责任单位编号",
            "节点编号",
            "节点名称",
            "工期（天）",
            "日历",
            "前置节点",
            "完成时限",
            "节点责任单位",
            "责任人",
            "责任人编号",
            "督办人",
            "督办人编号",
            "汇报频次",
            "权重",
            "开工日期",
            "实际完成日期",
            "形象进度（%）",
            "最近上报日期",
            "1月完成投资（万元）",
            "2月完成投资（万元）",
            "3月完成投资（万元）",
            "4月完成投资（万元）",
            "5月完成投资（万元）",
            "6月完成投资（万元）",
            "7月完成投资（万元）",
            "8月完成投资（万元）",
            "9月完成投资（万元）",
            "10月完成投资（万元）",
            "11月完成投资（万元）",
            "12月完成投资（万元）");

    private static final int JANUARY = HEADERS.indexOf("1月完成投资（万元）");

    /** Columns up to here hold what is said of the whole project, and are merged over its rows. */
    private static final int LAST_PROJECT_COLUMN = HEADERS.indexOf("责任单位编号");

    private static final int HEADER_ROW = 3;
    private static final BigDecimal SMALL = BigDecimal.valueOf(3_000);

    private final Worksheet sheet;
    private int row = HEADER_ROW + 1;
    private int number;

    private LedgerSheetWriter(Worksheet sheet) {
        this.sheet = sheet;
    }

    static byte[] write(DemoProgramme programme, List<DemoProject> projects) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "renewal", "1.0")) {
            var writer = new LedgerSheetWriter(workbook.newWorksheet("台账"));
            writer.writeHead(programme);
            for (var project : projects) {
                writer.writeProject(project);
            }
            writeNotes(workbook.newWorksheet("说明"), programme);
        }
        return ReproducibleWorkbook.of(out.toByteArray());
    }

    private void writeHead(DemoProgramme programme) {
        int last = HEADERS.size() - 1;
        sheet.value(0, 0, programme.name() + "项目台账");
        sheet.value(1, 0, programme.documentNumber());
        sheet.value(2, 0, "总投资单位：亿元（另注单位的除外）；年度计划投资、各月完成投资单位：万元。人员和各月完成额均为虚构，合计数见“说明”。");
        for (int line = 0; line < HEADER_ROW; line++) {
            sheet.range(line, 0, line, last).merge();
            sheet.range(line, 0, line, last)
                    .style()
                    .horizontalAlignment(line == 2 ? "right" : "center")
                    .set();
        }
        sheet.style(0, 0).bold().fontSize(18).horizontalAlignment("center").set();
        for (int column = 0; column <= last; column++) {
            sheet.value(HEADER_ROW, column, HEADERS.get(column));
            sheet.style(HEADER_ROW, column)
                    .bold()
                    .wrapText(true)
                    .fillColor("DDEBF7")
                    .borderStyle("thin")
                    .horizontalAlignment("center")
                    .set();
            sheet.width(column, column == 2 ? 34 : column == 20 ? 24 : 13);
        }
        sheet.freezePane(3, HEADER_ROW + 1);
    }

    private void writeProject(DemoProject project) {
        number++;
        var dates = DateStyle.of(number);
        int first = row;
        writeEntry(project, dates);
        for (var node : project.nodes()) {
            writeNode(node, dates);
            row++;
        }
        for (int column = 0; column < HEADERS.size(); column++) {
            if (column <= LAST_PROJECT_COLUMN || column >= JANUARY) {
                sheet.range(first, column, row - 1, column).merge();
            }
        }
        sheet.range(first, 0, row - 1, LAST_PROJECT_COLUMN)
                .style()
                .wrapText(true)
                .verticalAlignment("center")
                .set();
    }

    private void writeEntry(DemoProject project, DateStyle dates) {
        sheet.value(row, 0, number);
        text("项目编号", project.code());
        text("项目名称", project.name());
        text("领域", project.field());
        text("指挥部", project.headquarters());
        text("所属街道", project.area());
        writeTotal(project);
        sheet.value(row, HEADERS.indexOf("年度计划投资（万元）"), project.planned());
        text("责任单位", project.unit().name());
        text("责任单位编号", project.unit().id());
        text("牵头领导", project.leader().name());
        text("牵头领导编号", project.leader().id());
        var size = project.size();
        if (size != null) {
            number("建筑（栋）", size.buildings());
            number("户数（户）", size.households());
            number("面积（平方米）", size.squareMetres());
        }
        for (int month = 0; month < project.paid().size(); month++) {
            sheet.value(row, JANUARY + month, project.paid().get(month));
        }
        text("市级任务", String.join("、", project.cityTasks()));
        text("目标", project.goal());
        date("目标时限", project.finishBy(), dates);
        date("计划完工时限", project.finishBy(), dates);
    }

    /** Small projects say their cost in 万元, in the column of 亿元: the unit in the cell wins. */
    private void writeTotal(DemoProject project) {
        var total = BigDecimal.valueOf(project.total());
        int column = HEADERS.indexOf("总投资（亿元）");
        if (total.compareTo(SMALL) < 0) {
            sheet.value(row, column, total + "万元");
        } else {
            sheet.value(row, column, total.movePointLeft(4));
        }
    }

    private void writeNode(DemoNode node, DateStyle dates) {
        text("节点编号", node.code());
        text("节点名称", node.step().name());
        number("工期（天）", node.days());
        text("日历", node.step().dayCount() == WorkStep.DayCount.PERMIT ? "工作日" : "自然日");
        text("前置节点", node.predecessors());
        date("完成时限", node.due(), dates);
        var unit = node.unit();
        text("节点责任单位", unit == null ? "" : unit.name());
        text("责任人", node.owner().name());
        text("责任人编号", node.owner().id());
        text("督办人", node.supervisor().name());
        text("督办人编号", node.supervisor().id());
        text("汇报频次", node.step().reportEvery());
        number("权重", node.step().weight());
        date("开工日期", node.actuals().startedOn(), dates);
        date("实际完成日期", node.actuals().completedOn(), dates);
        var percent = node.actuals().percent();
        if (percent != null) {
            number("形象进度（%）", percent);
        }
        date("最近上报日期", node.actuals().lastReportedOn(), dates);
    }

    private void text(String header, String value) {
        if (!value.isEmpty()) {
            sheet.value(row, HEADERS.indexOf(header), value);
        }
    }

    private void number(String header, long value) {
        sheet.value(row, HEADERS.indexOf(header), value);
    }

    private void date(String header, @Nullable LocalDate date, DateStyle habit) {
        if (date == null) {
            return;
        }
        int column = HEADERS.indexOf(header);
        if (habit.text() == null) {
            sheet.value(row, column, date);
            sheet.style(row, column).format(habit.cellFormat()).set();
        } else {
            sheet.value(row, column, date.format(habit.text()));
        }
    }

    private static void writeNotes(Worksheet sheet, DemoProgramme programme) {
        sheet.width(0, 110);
        for (int line = 0; line < programme.notes().size(); line++) {
            sheet.value(line, 0, programme.notes().get(line));
            sheet.style(line, 0).wrapText(true).set();
        }
    }

    /**
     * How whoever typed a project writes dates.
     *
     * @param text null for date cells
     */
    private record DateStyle(@Nullable DateTimeFormatter text, String cellFormat) {

        private static final List<DateStyle> ALL = List.of(
                new DateStyle(null, "yyyy/m/d"),
                new DateStyle(null, "yyyy-mm-dd"),
                new DateStyle(DateTimeFormatter.ofPattern("yyyy.M.d"), ""),
                new DateStyle(null, "yyyy\"年\"m\"月\"d\"日\""),
                new DateStyle(DateTimeFormatter.ofPattern("yyyy年M月d日"), ""),
                new DateStyle(null, "yyyy/m/d"),
                new DateStyle(DateTimeFormatter.ofPattern("yyyy-MM-dd"), ""));

        static DateStyle of(int number) {
            return ALL.get(number % ALL.size());
        }
    }
}
