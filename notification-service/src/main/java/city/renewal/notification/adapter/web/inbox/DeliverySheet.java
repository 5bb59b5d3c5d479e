package city.renewal.notification.adapter.web.inbox;

import static city.renewal.starter.export.ExportSheet.Column.number;
import static city.renewal.starter.export.ExportSheet.Column.text;
import static city.renewal.starter.export.ExportSheet.Column.time;

import city.renewal.notification.adapter.web.SheetWords;
import city.renewal.notification.application.delivery.Deliveries.State;
import city.renewal.starter.export.ExportSheet;
import city.renewal.starter.export.ExportSheet.Column;
import city.renewal.starter.export.ListPage;
import city.renewal.starter.export.ListQuery;
import city.renewal.starter.export.ListSheet;
import java.util.Iterator;
import java.util.List;
import org.springframework.stereotype.Component;

/** The export of the delivery ledger as a spreadsheet. */
@Component
class DeliverySheet implements ListSheet<DeliveryRow> {
    private static final List<Column<DeliveryRow>> COLUMNS = List.of(
            time("受理时间", "Taken", DeliveryRow::takenAt),
            text("渠道", "Channel", 12, row -> SheetWords.channel(row.channel())),
            text("对象", "Target", 24, DeliveryRow::target),
            text("状态", "State", 10, row -> state(row.state())),
            number("尝试(次)", "Attempts", DeliveryRow::attempts),
            text("最近答复", "Last answer", 36, DeliveryRow::lastAnswer),
            time("最近尝试", "Last attempt", DeliveryRow::lastAttemptAt),
            time("下次尝试", "Next attempt", DeliveryRow::nextAttemptAt),
            time("结束时间", "Ended", DeliveryRow::endedAt),
            text("消息编号", "Message id", 24, DeliveryRow::messageId),
            text("预警编号", "Alert id", 24, DeliveryRow::alertId),
            text("发送编号", "Delivery id", 24, DeliveryRow::deliveryId));

    @Override
    public String fileName() {
        return "deliveries";
    }

    @Override
    public ExportSheet<DeliveryRow> sheet(ListPage<DeliveryRow> first, Iterator<DeliveryRow> rows, ListQuery query) {
        return new ExportSheet<>(
                new ExportSheet.Title("对外发送记录", "Deliveries"), ExportSheet.asOf(first.asOf()), COLUMNS, rows);
    }

    private static String state(State state) {
        return switch (state) {
            case WAITING -> "待发送";
            case DELIVERED -> "已送达";
            case REFUSED -> "被拒收";
            case DEAD -> "已放弃";
        };
    }
}
