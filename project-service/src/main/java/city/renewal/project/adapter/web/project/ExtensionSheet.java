package city.renewal.project.adapter.web.project;

import static city.renewal.starter.export.ExportSheet.Column.date;
import static city.renewal.starter.export.ExportSheet.Column.text;
import static city.renewal.starter.export.ExportSheet.Column.time;

import city.renewal.events.Extension;
import city.renewal.starter.export.ExportSheet;
import city.renewal.starter.export.ExportSheet.Column;
import city.renewal.starter.export.ListPage;
import city.renewal.starter.export.ListQuery;
import city.renewal.starter.export.ListSheet;
import java.util.Iterator;
import java.util.List;
import org.springframework.stereotype.Component;

/** Export layout of extension requests. */
@Component
class ExtensionSheet implements ListSheet<Extension> {
    private static final List<Column<Extension>> COLUMNS = List.of(
            date("申请期限", "Requested due", Extension::requestedDueDate),
            text("状态", "State", 10, row -> state(row.state())),
            text("理由", "Reason", 40, Extension::reason),
            text("申请人编号", "Requested by", 16, Extension::requestedBy),
            time("申请时间", "Requested", Extension::requestedAt),
            text("审批人编号", "Decided by", 16, Extension::decidedBy),
            time("审批时间", "Decided", Extension::decidedAt),
            text("审批意见", "Note", 30, Extension::note),
            text("节点编号", "Node id", 14, Extension::nodeId),
            text("申请编号", "Extension id", 26, Extension::extensionId));

    @Override
    public String fileName() {
        return "extensions";
    }

    @Override
    public ExportSheet<Extension> sheet(ListPage<Extension> first, Iterator<Extension> rows, ListQuery query) {
        return new ExportSheet<>(
                new ExportSheet.Title("项目 " + query.get("projectId"), "延期申请", "Extensions"),
                ExportSheet.asOf(first.asOf()),
                COLUMNS,
                rows);
    }

    private static String state(Extension.State state) {
        return switch (state) {
            case PENDING -> "待审批";
            case APPROVED -> "已批准";
            case REFUSED -> "未批准";
        };
    }
}
