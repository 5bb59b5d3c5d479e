package city.renewal.notification.domain.message;

import city.renewal.notification.domain.message.Contact.Language;
import java.util.List;
import java.util.stream.Stream;

/** The templates that administrators set; what they left out reads as the service came with it. */
public record MessageTemplates(List<MessageTemplate> templates) {
    public static final MessageTemplates NONE = new MessageTemplates(List.of());

    private static final String HTML_ZH = """
        <!DOCTYPE html><html lang="zh-CN"><body style="font-family:sans-serif">
        <p>{{addressee}}：</p>
        <p><strong>{{summary}}</strong></p>
        {{^several}}
        <table cellpadding="4">
        <tr><td>项目</td><td>{{project}}</td></tr>
        <tr><td>{{#problem}}问题{{/problem}}{{^problem}}节点{{/problem}}</td><td>{{node}}</td></tr>
        <tr><td>责任单位</td><td>{{unit}}</td></tr>
        <tr><td>责任人</td><td>{{owner}}</td></tr>
        <tr><td>应完成日期</td><td>{{dueDate}}</td></tr>
        </table>
        {{#link}}<p><a href="{{link}}">打开页面</a></p>{{/link}}
        {{/several}}
        {{#several}}
        <table cellpadding="4" border="1" style="border-collapse:collapse">
        <tr><th>序号</th><th>事项</th><th>项目</th><th>节点或问题</th><th>责任单位</th><th>责任人</th><th>应完成日期</th></tr>
        {{#alerts}}
        <tr><td>{{number}}</td><td>{{kind}}</td><td>{{project}}</td><td>{{#link}}<a href="{{link}}">{{node}}</a>{{/link}}{{^link}}{{node}}{{/link}}</td><td>{{unit}}</td><td>{{owner}}</td><td>{{dueDate}}</td></tr>
        {{/alerts}}
        </table>
        {{#more}}
        <p>另有 {{more}} 项，见站内信。</p>
        {{/more}}
        {{/several}}
        <p>{{programme}}</p></body></html>
        """;

    private static final String HTML_EN = """
        <!DOCTYPE html><html lang="en"><body style="font-family:sans-serif">
        <p>{{addressee}},</p>
        <p><strong>{{summary}}</strong></p>
        {{^several}}
        <table cellpadding="4">
        <tr><td>Project</td><td>{{project}}</td></tr>
        <tr><td>{{#problem}}Problem{{/problem}}{{^problem}}Node{{/problem}}</td><td>{{node}}</td></tr>
        <tr><td>Unit</td><td>{{unit}}</td></tr>
        <tr><td>Responsible</td><td>{{owner}}</td></tr>
        <tr><td>Due</td><td>{{dueDate}}</td></tr>
        </table>
        {{#link}}<p><a href="{{link}}">Open the page</a></p>{{/link}}
        {{/several}}
        {{#several}}
        <table cellpadding="4" border="1" style="border-collapse:collapse">
        <tr><th>No.</th><th>Matter</th><th>Project</th><th>Node or problem</th><th>Unit</th><th>Responsible</th><th>Due</th></tr>
        {{#alerts}}
        <tr><td>{{number}}</td><td>{{kind}}</td><td>{{project}}</td><td>{{#link}}<a href="{{link}}">{{node}}</a>{{/link}}{{^link}}{{node}}{{/link}}</td><td>{{unit}}</td><td>{{owner}}</td><td>{{dueDate}}</td></tr>
        {{/alerts}}
        </table>
        {{#more}}
        <p>and {{more}} more, in the inbox.</p>
        {{/more}}
        {{/several}}
        <p>{{programme}}</p></body></html>
        """;

    private static final String TEXT_ZH = """
        {{addressee}}：

        {{summary}}
        {{^several}}
        {{#link}}
        打开页面：{{link}}
        {{/link}}
        {{/several}}
        {{#several}}

        {{#alerts}}
        {{number}}. {{text}}{{#link}} {{link}}{{/link}}
        {{/alerts}}
        {{#more}}
        另有 {{more}} 项，见站内信。
        {{/more}}
        {{/several}}

        {{programme}}
        """;

    private static final String TEXT_EN = """
        {{addressee}},

        {{summary}}
        {{^several}}
        {{#link}}
        Open the page: {{link}}
        {{/link}}
        {{/several}}
        {{#several}}

        {{#alerts}}
        {{number}}. {{text}}{{#link}} {{link}}{{/link}}
        {{/alerts}}
        {{#more}}
        and {{more}} more, in the inbox.
        {{/more}}
        {{/several}}

        {{programme}}
        """;

    private static final String HEAD_ZH =
            "%s{{^several}}{{kind}}{{/several}}{{#several}}共 {{count}} 项预警{{/several}}%s {{addressee}}";
    private static final String HEAD_EN =
            "%s{{^several}}{{kind}}{{/several}}{{#several}}{{count}} matters{{/several}}%s {{addressee}}";
    private static final String QUOTED_ZH = """
        {{^several}}
        > {{text}}{{#link}} [打开页面]({{link}}){{/link}}{{/several}}{{#several}}{{#alerts}}
        > {{number}}. {{text}}{{#link}} [打开]({{link}}){{/link}}{{/alerts}}{{#more}}
        > 另有 {{more}} 项{{/more}}{{/several}}\
        """;
    private static final String QUOTED_EN = """
        {{^several}}
        > {{text}}{{#link}} [open]({{link}}){{/link}}{{/several}}{{#several}}{{#alerts}}
        > {{number}}. {{text}}{{#link}} [open]({{link}}){{/link}}{{/alerts}}{{#more}}
        > and {{more}} more{{/more}}{{/several}}\
        """;
    private static final String LISTED_ZH = """
        {{^several}}
        > {{text}}{{#link}} [打开页面]({{link}}){{/link}}{{/several}}{{#several}}

        {{#alerts}}{{number}}. {{text}}{{#link}} [打开]({{link}}){{/link}}
        {{/alerts}}{{#more}}
        另有 {{more}} 项{{/more}}{{/several}}\
        """;
    private static final String LISTED_EN = """
        {{^several}}
        > {{text}}{{#link}} [open]({{link}}){{/link}}{{/several}}{{#several}}

        {{#alerts}}{{number}}. {{text}}{{#link}} [open]({{link}}){{/link}}
        {{/alerts}}{{#more}}
        and {{more}} more{{/more}}{{/several}}\
        """;

    private static final List<MessageTemplate> BUILT_IN = List.of(
            new MessageTemplate(
                    ChannelName.EMAIL,
                    Language.ZH,
                    "{{^several}}【{{kind}}】{{project}} · {{node}}{{/several}}{{#several}}【共 {{count}} 项预警】{{project}}"
                            + " · {{node}} 等{{/several}}",
                    TEXT_ZH,
                    HTML_ZH,
                    null),
            new MessageTemplate(
                    ChannelName.EMAIL,
                    Language.EN,
                    "{{^several}}[{{kind}}] {{project}} · {{node}}{{/several}}{{#several}}[{{count}} matters]"
                            + " {{project}} · {{node}} and others{{/several}}",
                    TEXT_EN,
                    HTML_EN,
                    null),
            new MessageTemplate(
                    ChannelName.WECOM, Language.ZH, null, null, null, HEAD_ZH.formatted("**", "**") + QUOTED_ZH),
            new MessageTemplate(
                    ChannelName.WECOM, Language.EN, null, null, null, HEAD_EN.formatted("**", "**") + QUOTED_EN),
            new MessageTemplate(
                    ChannelName.DINGTALK,
                    Language.ZH,
                    "{{^several}}{{kind}}：{{project}}{{/several}}{{#several}}共 {{count}} 项预警{{/several}}",
                    null,
                    null,
                    HEAD_ZH.formatted("#### ", "") + LISTED_ZH),
            new MessageTemplate(
                    ChannelName.DINGTALK,
                    Language.EN,
                    "{{^several}}{{kind}}: {{project}}{{/several}}{{#several}}{{count}} matters{{/several}}",
                    null,
                    null,
                    HEAD_EN.formatted("#### ", "") + LISTED_EN),
            new MessageTemplate(ChannelName.SMS, Language.ZH, null, "【城市更新】{{summary}}", null, null),
            new MessageTemplate(ChannelName.SMS, Language.EN, null, "[Urban renewal] {{summary}}", null, null));

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
