package city.renewal.project.adapter.web.project;

import static city.renewal.starter.export.ExportSheet.Column.date;
import static city.renewal.starter.export.ExportSheet.Column.text;

import city.renewal.events.Suspension;
import city.renewal.starter.export.ExportSheet;
import city.renewal.starter.export.ExportSheet.Column;
import city.renewal.starter.export.ListPage;
import city.renewal.starter.export.ListQuery;
import city.renewal.starter.export.ListSheet;
import java.util.Iterator;
import java.util.List;
import org.springframework.stereotype.Component;

/** Export layout of suspensions. */
@Component
class SuspensionSheet implements ListSheet<Suspension> {
    private static final List<Column<Suspension>> COLUMNS = List.of(
            date("停工自", "From", Suspension::from),
            date("复工日", "Resumed", Suspension::resumedOn),
            text("原因", "Reason", 40, Suspension::reason),
            text("涉及节点", "Nodes", 30, row -> row.nodeIds().isEmpty() ? "全部节点" : String.join("；", row.nodeIds())),
            text("下令人编号", "Ordered by", 16, Suspension::orderedBy),
            text("停工编号", "Suspension id", 26, Suspension::suspensionId));

    @Override
    public String fileName() {
        return "suspensions";
    }

    @Override
    public ExportSheet<Suspension> sheet(ListPage<Suspension> first, Iterator<Suspension> rows, ListQuery query) {
        return new ExportSheet<>(
                new ExportSheet.Title("项目 " + query.get("projectId"), "停工令", "Suspensions"),
                ExportSheet.asOf(first.asOf()),
                COLUMNS,
                rows);
    }
}
