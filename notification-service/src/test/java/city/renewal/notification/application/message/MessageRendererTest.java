package city.renewal.notification.application.message;

import static city.renewal.notification.SomeMessages.aGroupOf;
import static city.renewal.notification.SomeMessages.aMessage;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.notification.SomeMessages;
import city.renewal.notification.application.message.MessageRenderer.Composed;
import city.renewal.notification.domain.message.ChannelName;
import city.renewal.notification.domain.message.Contact.Language;
import java.net.URI;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a message reads like with the templates that the service comes with. */
class MessageRendererTest {
    private final MessageRenderer renderer = SomeMessages.renderer();

    private Composed render(int nodes, ChannelName channel, Language language) {
        return renderer.render(aGroupOf(nodes), channel, language);
    }

    private static long count(String what, String text) {
        return Pattern.compile(what, Pattern.MULTILINE).matcher(text).results().count();
    }

    @Test
    void oneMailAboutTwentyNodesListsAllOfThem() {
        var rendered = render(20, ChannelName.EMAIL, Language.ZH);

        assertThat(rendered.subject()).isEqualTo("【共 20 项预警】沙子口片区改造 · 施工图设计 等");
        assertThat(rendered.text())
                .startsWith("责任人：\n\n共 20 项预警（节点逾期 10、即将到期 10）。首项：节点逾期：")
                .contains("\n1. 节点逾期：沙子口片区改造", "\n20. 即将到期：")
                .doesNotContain("另有", "{{");
        assertThat(count("^\\d+\\. ", rendered.text())).isEqualTo(20);
        assertThat(count("^<tr><td>\\d+</td>", rendered.html())).isEqualTo(20);
        assertThat(rendered.html()).contains("<th>应完成日期</th>").doesNotContain("<td>项目</td>");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void ofVeryManyTheRestIsACount(Language language) {
        var rendered = render(250, ChannelName.EMAIL, language);

        assertThat(count("^\\d+\\. ", rendered.text())).isEqualTo(100);
        assertThat(count("^<tr><td>\\d+</td>", rendered.html())).isEqualTo(100);
        assertThat(rendered.text()).contains(language == Language.ZH ? "另有 150 项" : "and 150 more");
        assertThat(rendered.html()).contains(language == Language.ZH ? "另有 150 项" : "and 150 more");
    }

    @ParameterizedTest
    @EnumSource(
            value = ChannelName.class,
            names = {"EMAIL", "WECOM", "DINGTALK"})
    void aMessageLinksToTheNodeThatItIsAbout(ChannelName channel) {
        var linked = SomeMessages.renderer(new PageAddresses(URI.create("https://renewal.example.cn")));

        var one = linked.render(aMessage("m1"), channel, Language.ZH);
        var several = linked.render(aGroupOf(2), channel, Language.EN);

        assertThat(one.text() + one.markdown()).contains("https://renewal.example.cn/projects/p?node=n");
        assertThat(several.text() + several.markdown())
                .contains("https://renewal.example.cn/projects/p1?node=n1", "/projects/p2?node=n2");
        assertThat(renderer.render(aMessage("m1"), channel, Language.ZH))
                .extracting(Composed::text, Composed::html, Composed::markdown)
                .noneMatch(part ->
                        part.toString().contains("http") || part.toString().contains("打开"));
    }

    @Test
    void aLinkOfAMailIsAnAnchorOfItsHtml() {
        var linked = SomeMessages.renderer(new PageAddresses(URI.create("https://renewal.example.cn")));

        assertThat(linked.render(aMessage("m1"), ChannelName.EMAIL, Language.ZH).html())
                .contains("<a href=\"https://renewal.example.cn/projects/p?node&#x3D;n\">打开页面</a>");
        assertThat(linked.render(aGroupOf(2), ChannelName.EMAIL, Language.EN).html())
                .contains("<a href=\"https://renewal.example.cn/projects/p2?node&#x3D;n2\">施工图设计</a>");
    }

    @Test
    void aMessageAboutOneNodeReadsAsEver() {
        var mail = renderer.render(aMessage("m1"), ChannelName.EMAIL, Language.ZH);
        assertThat(mail.subject()).isEqualTo("【节点逾期】沙子口片区改造 · 施工图设计");
        assertThat(mail.text()).startsWith("责任人：\n\n节点逾期：").doesNotContain("1. ", "共");
        assertThat(mail.html()).contains("<td>项目</td>").doesNotContain("<th>");
        var sms = renderer.render(aMessage("m1"), ChannelName.SMS, Language.ZH);
        assertThat(sms.text()).startsWith("【城市更新】节点逾期：沙子口片区改造");
        var robot = renderer.render(aMessage("m1"), ChannelName.WECOM, Language.EN);
        assertThat(robot.markdown()).startsWith("**Overdue** 责任人\n> Overdue: ");
    }

    @Test
    void aTextMessageIsOneSentenceWithTheCount() {
        var rendered = render(20, ChannelName.SMS, Language.ZH);

        assertThat(rendered.text())
                .startsWith("【城市更新】共 20 项预警（节点逾期 10、即将到期 10）。首项：")
                .doesNotContain("\n");
        assertThat(rendered.text().length()).isLessThan(200);
    }

    @ParameterizedTest
    @EnumSource(
            value = ChannelName.class,
            names = {"WECOM", "DINGTALK"})
    void aRobotListsWhatFitsAndCountsTheRest(ChannelName channel) {
        for (var language : Language.values()) {
            var all = renderer.render(aGroupOf(20), channel, language, 20_000).markdown();
            assertThat(count("^(> )?\\d+\\. ", all)).isEqualTo(20);

            for (var most : new int[] {600, 1_000, 4_096}) {
                var some =
                        renderer.render(aGroupOf(100), channel, language, most).markdown();
                var listed = count("^(> )?\\d+\\. ", some);
                assertThat(some.getBytes(UTF_8)).hasSizeLessThanOrEqualTo(most);
                assertThat(listed).isBetween(1L, 99L);
                assertThat(some)
                        .endsWith(
                                language == Language.ZH
                                        ? "另有 %d 项".formatted(100 - listed)
                                        : "and %d more".formatted(100 - listed));
            }
        }
    }
}
