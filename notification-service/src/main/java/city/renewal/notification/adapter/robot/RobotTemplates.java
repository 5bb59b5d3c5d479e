package city.renewal.notification.adapter.robot;

import city.renewal.notification.domain.message.ChannelName;
import city.renewal.notification.domain.message.Contact.Language;
import city.renewal.notification.domain.message.MessageTemplate;
import java.util.List;

/** The markdown of WeCom's and DingTalk's robots where no administrator has set a template. */
public final class RobotTemplates {
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

    private RobotTemplates() {}

    /** One for each robot and language. */
    public static List<MessageTemplate> builtIn() {
        return List.of(
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
                        HEAD_EN.formatted("#### ", "") + LISTED_EN));
    }
}
