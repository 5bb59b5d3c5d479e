package city.renewal.notification.adapter.web.order;

import static city.renewal.starter.export.ExportSheet.Column.date;
import static city.renewal.starter.export.ExportSheet.Column.mark;
import static city.renewal.starter.export.ExportSheet.Column.number;
import static city.renewal.starter.export.ExportSheet.Column.text;
import static city.renewal.starter.export.ExportSheet.Column.time;
import static city.renewal.starter.export.ExportSheet.Column.yesOrNo;

import city.renewal.events.ChineseTerms;
import city.renewal.notification.adapter.web.SheetWords;
import city.renewal.starter.export.ExportSheet;
import city.renewal.starter.export.ExportSheet.Column;
import city.renewal.starter.export.ListPage;
import city.renewal.starter.export.ListQuery;
import city.renewal.starter.export.ListSheet;
import city.renewal.starter.text.AreaNames;
import java.util.Iterator;
import java.util.List;
import org.springframework.stereotype.Component;

/** The export of the list of supervision orders as a spreadsheet. */
@Component
class OrderSheet implements ListSheet<OrderRow> {
    private static final List<Column<OrderRow>> COLUMNS = List.of(
            text("文号", "Number", 22, OrderRow::number),
            text("督办事项", "Matter", 30, OrderRow::matter),
            mark("颜色", "Colour", 9, row -> SheetWords.colour(row.colour())),
            text("状态", "State", 10, row -> ChineseTerms.of(row.state())),
            text("项目", "Project", 26, OrderRow::projectName),
            text("项目编号", "Project id", 14, OrderRow::projectId),
            text("节点", "Node", 20, OrderRow::nodeName),
            text("问题", "Problem", 20, OrderRow::problemTitle),
            text("年度计划", "Programme", 20, OrderRow::programmeName),
            text("街道", "Street", 14, row -> AreaNames.of(row.area())),
            text("责任单位", "Unit", 18, row -> row.unit().name()),
            text("责任人", "Owner", 10, row -> SheetWords.name(row.owner())),
            text("包保领导", "Leader", 10, row -> SheetWords.name(row.leader())),
            text("要求", "Demand", 30, OrderRow::demand),
            text("签发人", "Issued by", 12, row -> row.issuedByName() == null ? row.issuedBy() : row.issuedByName()),
            time("签发时间", "Issued", OrderRow::issuedAt),
            date("答复期限", "Answer due", OrderRow::answerDue),
            number("逾期(天)", "Days late", OrderRow::overdueDays),
            number("轮次(次)", "Rounds", row -> row.rounds().size()),
            time(
                    "办结时间",
                    "Filed",
                    row -> row.closure() == null ? null : row.closure().at()),
            yesOrNo("项目已撤项", "Project withdrawn", row -> row.projectWithdrawn() != null),
            text("督办单编号", "Order id", 26, OrderRow::orderId));

    @Override
    public String fileName() {
        return "supervision-orders";
    }

    @Override
    public ExportSheet<OrderRow> sheet(ListPage<OrderRow> first, Iterator<OrderRow> rows, ListQuery query) {
        return new ExportSheet<>(
                new ExportSheet.Title(
                        SheetWords.about(first, query, OrderRow::programme, OrderRow::programmeName),
                        "督办单",
                        "Supervision orders"),
                ExportSheet.asOf(first.asOf()),
                COLUMNS,
                rows);
    }
}
