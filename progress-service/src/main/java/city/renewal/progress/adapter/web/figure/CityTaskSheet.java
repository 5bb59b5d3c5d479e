package city.renewal.progress.adapter.web.figure;

import static city.renewal.progress.adapter.web.SheetParts.standing;
import static city.renewal.starter.export.ExportSheet.Column.date;
import static city.renewal.starter.export.ExportSheet.Column.money;
import static city.renewal.starter.export.ExportSheet.Column.number;
import static city.renewal.starter.export.ExportSheet.Column.percent;
import static city.renewal.starter.export.ExportSheet.Column.text;

import city.renewal.events.Standing;
import city.renewal.progress.adapter.web.SheetParts;
import city.renewal.progress.application.rollup.CityTaskLine;
import city.renewal.starter.export.ExportSheet;
import city.renewal.starter.export.ExportSheet.Column;
import city.renewal.starter.export.ListPage;
import city.renewal.starter.export.ListQuery;
import city.renewal.starter.export.ListSheet;
import java.util.Iterator;
import java.util.List;
import org.springframework.stereotype.Component;

/** The export columns of the city tasks (市级任务承接情况). */
@Component
class CityTaskSheet implements ListSheet<CityTaskLine> {
    private static final List<Column<CityTaskLine>> COLUMNS = List.of(
            text("市级任务", "City task", 30, CityTaskLine::name),
            text("编号", "Id", 14, CityTaskLine::taskId),
            text("下达部门", "Issued by", 16, CityTaskLine::issuedBy),
            date("完成时限", "Due", CityTaskLine::dueDate),
            number("承接项目(个)", "Projects", CityTaskLine::projects),
            number("完成项目(个)", "Completed", CityTaskLine::completedProjects),
            number("节点(个)", "Nodes", CityTaskLine::nodes),
            number("完成节点(个)", "Nodes done", CityTaskLine::completedNodes),
            standing("逾期节点(个)", "Overdue", Standing.OVERDUE, CityTaskLine::byStanding),
            money("总投资", "Total", CityTaskLine::totalInvestment),
            money("本年计划", "Planned", CityTaskLine::plannedThisYear),
            money("本年完成", "Paid", CityTaskLine::paidThisYear),
            percent("完成率", "Completed", each -> SheetParts.rate(each.completionRate())),
            text("无完成率的原因", "Why there is no rate", 18, each -> SheetParts.reason(each.completionRateReason())));

    private final SheetParts parts;

    CityTaskSheet(SheetParts parts) {
        this.parts = parts;
    }

    @Override
    public String fileName() {
        return "city-task-progress";
    }

    @Override
    public ExportSheet<CityTaskLine> sheet(ListPage<CityTaskLine> first, Iterator<CityTaskLine> rows, ListQuery query) {
        return new ExportSheet<>(
                new ExportSheet.Title(
                        SheetParts.about(query.get("programme"), parts.names()), "市级任务承接情况", "City tasks"),
                ExportSheet.asOf(first.asOf()),
                COLUMNS,
                rows,
                ((RollupPage<CityTaskLine>) first).total());
    }
}
