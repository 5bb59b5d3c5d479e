package city.renewal.notification.adapter.mail;

import city.renewal.notification.domain.message.ChannelName;
import city.renewal.notification.domain.message.Contact.Language;
import city.renewal.notification.domain.message.MessageTemplate;
import java.util.List;

/** The subject, text and HTML of an e-mail where no administrator has set a template. */
public final class MailTemplates {
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

    private MailTemplates() {}

    /** One for each language. */
    public static List<MessageTemplate> builtIn() {
        return List.of(
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
                        null));
    }
}
