package city.renewal.notification.adapter.web.alert;

import static city.renewal.starter.export.ExportSheet.Column.text;
import static city.renewal.starter.export.ExportSheet.Column.time;

import city.renewal.notification.domain.routing.Matcher;
import city.renewal.starter.export.ExportSheet;
import city.renewal.starter.export.ExportSheet.Column;
import city.renewal.starter.export.ListPage;
import city.renewal.starter.export.ListQuery;
import city.renewal.starter.export.ListSheet;
import java.util.Iterator;
import java.util.List;
import org.springframework.stereotype.Component;

/** The export of the list of silences as a spreadsheet. */
@Component
class SilenceSheet implements ListSheet<SilenceRow> {
    private static final List<Column<SilenceRow>> COLUMNS = List.of(
            text("状态", "State", 10, row -> status(row.status())),
            text("原因", "Reason", 36, SilenceRow::reason),
            text("条件", "Conditions", 40, row -> conditions(row.match())),
            time("自", "From", SilenceRow::startsAt),
            time("至", "Until", SilenceRow::endsAt),
            text("设置人编号", "Author", 16, SilenceRow::author),
            time("设置时间", "Created", SilenceRow::createdAt),
            text("结束人编号", "Ended by", 16, SilenceRow::endedBy),
            text("静默编号", "Silence id", 24, SilenceRow::silenceId));

    @Override
    public String fileName() {
        return "silences";
    }

    @Override
    public ExportSheet<SilenceRow> sheet(ListPage<SilenceRow> first, Iterator<SilenceRow> rows, ListQuery query) {
        return new ExportSheet<>(
                new ExportSheet.Title("静默", "Silences"), ExportSheet.asOf(first.asOf()), COLUMNS, rows);
    }

    private static String status(SilenceRow.Status status) {
        return switch (status) {
            case PENDING -> "未开始";
            case ACTIVE -> "生效中";
            case EXPIRED -> "已结束";
        };
    }

    /** As administrators write them: what is asked for, how, and the values. */
    private static String conditions(List<Matcher> matchers) {
        return String.join(
                "；",
                matchers.stream()
                        .map(each -> "%s %s %s".formatted(each.trait(), each.is(), String.join("、", each.values())))
                        .toList());
    }
}
