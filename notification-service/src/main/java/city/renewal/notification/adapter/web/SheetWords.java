package city.renewal.notification.adapter.web;

import city.renewal.events.PersonRef;
import city.renewal.notification.domain.condition.Severity;
import city.renewal.notification.domain.escalation.OrderColour;
import city.renewal.notification.domain.message.ChannelName;
import city.renewal.starter.export.ColouredText;
import city.renewal.starter.export.ListPage;
import city.renewal.starter.export.ListQuery;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Texts that the exported spreadsheets share. */
public final class SheetWords {
    /** Whom a level has reached; 0: nobody yet. */
    private static final List<String> LEVELS = List.of("待发", "责任人", "责任单位", "包保领导", "指挥部", "督查室");

    private SheetWords() {}

    public static ColouredText severity(Severity severity) {
        return switch (severity) {
            case CRITICAL -> new ColouredText("紧急", ColouredText.Colour.RED);
            case WARNING -> new ColouredText("提醒", ColouredText.Colour.AMBER);
            case INFO -> new ColouredText("知会", ColouredText.Colour.BLUE);
        };
    }

    public static ColouredText colour(OrderColour colour) {
        return new ColouredText(
                colour.chinese(),
                switch (colour) {
                    case BLUE -> ColouredText.Colour.BLUE;
                    case YELLOW -> ColouredText.Colour.YELLOW;
                    case RED -> ColouredText.Colour.RED;
                });
    }

    public static String level(int level) {
        return LEVELS.get(level);
    }

    public static String channel(ChannelName channel) {
        return switch (channel) {
            case INBOX -> "站内信";
            case WEBHOOK -> "对接推送";
            case EMAIL -> "邮件";
            case WECOM -> "企业微信";
            case DINGTALK -> "钉钉";
            case SMS -> "短信";
        };
    }

    public static @Nullable String name(@Nullable PersonRef person) {
        return person == null ? null : person.name();
    }

    /** The name of the programme that was asked for, as the rows say it; empty when none was, or there are no rows. */
    public static <T> String about(
            ListPage<T> first, ListQuery query, Function<T, String> programme, Function<T, String> programmeName) {
        var asked = query.get("programme");
        return first.items().stream()
                .filter(row -> programme.apply(row).equals(asked))
                .map(programmeName)
                .findFirst()
                .orElse("");
    }
}
