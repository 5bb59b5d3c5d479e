package city.renewal.notification.adapter.web.webhook;

import static city.renewal.starter.export.ExportSheet.Column.number;
import static city.renewal.starter.export.ExportSheet.Column.text;
import static city.renewal.starter.export.ExportSheet.Column.time;
import static city.renewal.starter.export.ExportSheet.Column.yesOrNo;

import city.renewal.starter.export.ExportSheet;
import city.renewal.starter.export.ExportSheet.Column;
import city.renewal.starter.export.ListPage;
import city.renewal.starter.export.ListQuery;
import city.renewal.starter.export.ListSheet;
import city.renewal.starter.text.AreaNames;
import java.util.Iterator;
import java.util.List;
import org.springframework.stereotype.Component;

/** The export of the list of webhooks as a spreadsheet, without their secrets. */
@Component
class WebhookSheet implements ListSheet<WebhookRow> {
    private static final List<Column<WebhookRow>> COLUMNS = List.of(
            text("说明", "Description", 30, WebhookRow::description),
            text("地址", "Address", 44, WebhookRow::url),
            yesOrNo("启用", "Enabled", WebhookRow::enabled),
            text(
                    "区域",
                    "Areas",
                    24,
                    row -> String.join(
                            "；", row.areas().stream().map(AreaNames::of).toList())),
            text(
                    "类别",
                    "Kinds",
                    36,
                    row -> String.join(
                            "；", row.kinds().stream().map(kind -> kind.nameZh()).toList())),
            number("连续失败(次)", "Failures", WebhookRow::failures),
            time("失败自", "Failing since", WebhookRow::failingSince),
            time("停用时间", "Disabled", WebhookRow::disabledAt),
            text("停用原因", "Why disabled", 30, WebhookRow::disabledBecause),
            text("创建人编号", "Created by", 16, WebhookRow::createdBy),
            time("创建时间", "Created", WebhookRow::createdAt),
            text("推送编号", "Webhook id", 24, WebhookRow::webhookId));

    @Override
    public String fileName() {
        return "webhooks";
    }

    @Override
    public ExportSheet<WebhookRow> sheet(ListPage<WebhookRow> first, Iterator<WebhookRow> rows, ListQuery query) {
        return new ExportSheet<>(
                new ExportSheet.Title("对接推送", "Webhooks"), ExportSheet.asOf(first.asOf()), COLUMNS, rows);
    }
}
