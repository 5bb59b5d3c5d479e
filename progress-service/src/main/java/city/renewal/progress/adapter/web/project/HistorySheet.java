package city.renewal.progress.adapter.web.project;

import static city.renewal.starter.export.ExportSheet.Column.text;
import static city.renewal.starter.export.ExportSheet.Column.time;

import city.renewal.progress.application.history.HistoryItem;
import city.renewal.starter.export.ExportSheet;
import city.renewal.starter.export.ExportSheet.Column;
import city.renewal.starter.export.ListPage;
import city.renewal.starter.export.ListQuery;
import city.renewal.starter.export.ListSheet;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The export columns of the project history. */
@Component
class HistorySheet implements ListSheet<HistoryItem> {
    private static final List<Column<HistoryItem>> COLUMNS = List.of(
            time("时间", "At", HistoryItem::at),
            text("经办人", "By", 12, item -> name(item.by())),
            text("节点", "Node", 24, HistoryItem::nodeName),
            text("事项", "What happened", 64, item -> item.text().zh()),
            text("英文", "In English", 64, item -> item.text().en()),
            text("事件编号", "Event id", 30, HistoryItem::eventId));

    @Override
    public String fileName() {
        return "history";
    }

    @Override
    public ExportSheet<HistoryItem> sheet(ListPage<HistoryItem> first, Iterator<HistoryItem> rows, ListQuery query) {
        return new ExportSheet<>(
                new ExportSheet.Title("项目 " + query.get("projectId"), "项目历史", "History"),
                ExportSheet.asOf(first.asOf()),
                COLUMNS,
                rows);
    }

    private static @Nullable String name(HistoryItem.@Nullable Actor actor) {
        if (actor == null) {
            return null;
        }
        return actor.name() == null ? actor.personId() : actor.name();
    }
}
