package city.renewal.notification.domain.rules;

import city.renewal.notification.domain.rules.Contact.Language;
import java.util.List;
import java.util.stream.Stream;

/** The templates that administrators set; what they left out reads as the service came with it. */
public record MessageTemplates(List<MessageTemplate> templates) {
    public static final MessageTemplates NONE = new MessageTemplates(List.of());

    private static final String HTML_ZH = """
            <!DOCTYPE html><html lang="zh-CN"><body style="font-family:sans-serif">
            <p>{{addressee}}:</p>
            <p><strong>{{text}}</strong></p>
            <table cellpadding="4">
            <tr><td>项目</td><td>{{project}}</td></tr>
            <tr><td>节点</td><td>{{node}}</td></tr>
            <tr><td>责任单位</td><td>{{unit}}</td></tr>
            <tr><td>责任人</td><td>{{owner}}</td></tr>
            <tr><td>应完成日期</td><td>{{dueDate}}</td></tr>
            </table>
            <p>{{programme}}</p></body></html>
            """;

    private static final String HTML_EN = """
            <!DOCTYPE html><html lang="en"><body style="font-family:sans-serif">
            <p>{{addressee}},</p>
            <p><strong>{{text}}</strong></p>
            <table cellpadding="4">
            <tr><td>Project</td><td>{{project}}</td></tr>
            <tr><td>Node</td><td>{{node}}</td></tr>
            <tr><td>Unit</td><td>{{unit}}</td></tr>
            <tr><td>Responsible</td><td>{{owner}}</td></tr>
            <tr><td>Due</td><td>{{dueDate}}</td></tr>
            </table>
            <p>{{programme}}</p></body></html>
            """;

    private static final List<MessageTemplate> BUILT_IN = List.of(
            new MessageTemplate(
                    ChannelName.EMAIL,
                    Language.ZH,
                    "【{{kind}}】{{project}} · {{node}}",
                    "{{addressee}}:\n\n{{text}}\n\n{{programme}}\n",
                    HTML_ZH,
                    null),
            new MessageTemplate(
                    ChannelName.EMAIL,
                    Language.EN,
                    "[{{kind}}] {{project}} · {{node}}",
                    "{{addressee}},\n\n{{text}}\n\n{{programme}}\n",
                    HTML_EN,
                    null),
            new MessageTemplate(
                    ChannelName.WECOM, Language.ZH, null, null, null, "**{{kind}}** {{addressee}}\n> {{text}}"),
            new MessageTemplate(
                    ChannelName.WECOM, Language.EN, null, null, null, "**{{kind}}** {{addressee}}\n> {{text}}"),
            new MessageTemplate(
                    ChannelName.DINGTALK,
                    Language.ZH,
                    "{{kind}}:{{project}}",
                    null,
                    null,
                    "#### {{kind}} {{addressee}}\n> {{text}}"),
            new MessageTemplate(
                    ChannelName.DINGTALK,
                    Language.EN,
                    "{{kind}}: {{project}}",
                    null,
                    null,
                    "#### {{kind}} {{addressee}}\n> {{text}}"),
            new MessageTemplate(ChannelName.SMS, Language.ZH, null, "【城市更新】{{text}}", null, null),
            new MessageTemplate(ChannelName.SMS, Language.EN, null, "[Urban renewal] {{text}}", null, null));

    public MessageTemplates {
        templates = List.copyOf(templates);
    }

    /** What a message of a channel, other than the inbox and webhooks, reads like in a language. */
    public MessageTemplate find(ChannelName channel, Language language) {
        return Stream.concat(templates.stream(), BUILT_IN.stream())
                .filter(template -> template.channel() == channel && template.language() == language)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Messages of %s have no template".formatted(channel)));
    }

    /** Every template in force: those set, and those that the service came with where none is set. */
    public List<MessageTemplate> inForce() {
        return BUILT_IN.stream()
                .map(builtIn -> find(builtIn.channel(), builtIn.language()))
                .toList();
    }
}
