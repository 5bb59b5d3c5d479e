package city.renewal.notification.adapter.web.inbox;

import static city.renewal.starter.export.ExportSheet.Column.date;
import static city.renewal.starter.export.ExportSheet.Column.mark;
import static city.renewal.starter.export.ExportSheet.Column.text;
import static city.renewal.starter.export.ExportSheet.Column.time;

import city.renewal.notification.adapter.web.SheetWords;
import city.renewal.starter.export.ExportSheet;
import city.renewal.starter.export.ExportSheet.Column;
import city.renewal.starter.export.ListPage;
import city.renewal.starter.export.ListQuery;
import city.renewal.starter.export.ListSheet;
import java.util.Iterator;
import java.util.List;
import org.springframework.stereotype.Component;

/** The export of the caller's inbox as a spreadsheet. */
@Component
class InboxSheet implements ListSheet<MessageRow> {
    private static final List<Column<MessageRow>> COLUMNS = List.of(
            time("时间", "At", MessageRow::at),
            mark("程度", "Severity", 9, row -> SheetWords.severity(row.severity())),
            text("类别", "Kind", 14, row -> row.kind().nameZh()),
            text("内容", "Message", 50, MessageRow::text),
            text("英文", "In English", 50, MessageRow::textEn),
            text("项目", "Project", 26, MessageRow::projectName),
            text("项目编号", "Project id", 14, MessageRow::projectId),
            text("事项", "About", 22, MessageRow::nodeName),
            text("年度计划", "Programme", 20, MessageRow::programmeName),
            date("期限", "Due", MessageRow::dueDate),
            time("阅读时间", "Read", MessageRow::readAt),
            text("消息编号", "Message id", 24, MessageRow::messageId));

    @Override
    public String fileName() {
        return "inbox";
    }

    @Override
    public ExportSheet<MessageRow> sheet(ListPage<MessageRow> first, Iterator<MessageRow> rows, ListQuery query) {
        return new ExportSheet<>(new ExportSheet.Title("收件箱", "Inbox"), ExportSheet.asOf(first.asOf()), COLUMNS, rows);
    }
}
