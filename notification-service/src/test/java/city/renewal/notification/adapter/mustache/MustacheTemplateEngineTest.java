package city.renewal.notification.adapter.mustache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import city.renewal.notification.SomeMessages;
import city.renewal.notification.application.message.TemplateEngine.Place;
import city.renewal.notification.application.message.TemplateEngine.Values;
import city.renewal.notification.application.message.TemplateFields;
import city.renewal.starter.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MustacheTemplateEngineTest {
    private static final Set<String> FIELDS = Set.of("node", "owner");
    private final MustacheTemplateEngine templateEngine = new MustacheTemplateEngine();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{secret}}",
                "{{node.class}}",
                "{{node.bytes}}",
                "{{.}}",
                "{{this}}",
                "{{-index}}",
                "{{{node}}}",
                "{{& node}}",
                "{{> other}}",
                "{{=<% %>=}}<%secret%>",
                "{{$block}}x{{/block}}",
                "{{#getClass}}x{{/getClass}}",
                "{{#node}}{{secret}}{{/node}}",
                "{{#node}}x",
                "{{/node}}",
                "{{node",
                "{{}}",
                "{{ node }} {{\nsecret }}"
            })
    void aTemplateThatReadsWhatItMustNotHasAFault(String template) {
        assertThat(templateEngine.fault(template, FIELDS)).isPresent();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> templateEngine.render(template, Map.of("node", "x", "owner", "y"), Place.HTML));
    }

    @Test
    void aListIsThereOnceForEachWithItsOwnFields() {
        var values = new Values(
                Map.of("node", "first", "owner", "李四"),
                Map.of("nodes", List.of(Map.of("node", "a<"), Map.of("node", "b"))));

        assertThat(templateEngine.render("{{#nodes}}{{node}} {{owner}};{{/nodes}}{{node}}", values, Place.HTML))
                .isEqualTo("a&lt; 李四;b 李四;first");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{nodes}}",
                "{{{nodes}}}",
                "{{#nodes}}{{nodes}}{{/nodes}}",
                "{{#nodes}}{{# nodes }}x{{/nodes}}{{/nodes}}",
                "{{#nodes}}{{#node}}{{#nodes}}x{{/nodes}}{{/node}}{{/nodes}}",
                "{{#nodes}}{{secret}}{{/nodes}}",
                "{{#nodes}}{{node.class}}{{/nodes}}",
                "{{#nodes}}x"
            })
    void aListIsNoValueAndHasNoListInIt(String template) {
        assertThat(templateEngine.fault(template, FIELDS, Set.of("nodes"))).isPresent();
    }

    @Test
    void theFaultNamesTheLine() {
        assertThat(templateEngine.fault("a {{node}}\nb\n{{owner}} {{ password }}", FIELDS))
                .hasValueSatisfying(fault -> assertThat(fault).startsWith("line 3: {{password}} must not be read"));
    }

    @Test
    void sectionsAskWhetherAFieldIsThere() {
        var template = "{{#owner}}{{owner}} answers{{/owner}}{{^owner}}nobody answers{{/owner}}{{! a note }}";
        assertThat(templateEngine.render(template, Map.of("owner", "李四"), Place.PLAIN))
                .isEqualTo("李四 answers");
        assertThat(templateEngine.render(template, Map.of("owner", ""), Place.PLAIN))
                .isEqualTo("nobody answers");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
            HTML     | <script>alert("1")</script>  | &lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;
            MARKDOWN | [click](http://x) <@all> **b** | ［click］(http://x) ＜＠all＞ ＊＊b＊＊
            URL      | a b&c=d/中                   | a%20b%26c%3Dd%2F%E4%B8%AD
            PLAIN    | <b>                          | <b>
            """)
    void aValueIsNoMoreThanAValueWhereItStands(Place place, String value, String expected) {
        assertThat(templateEngine.render("{{node}}", Map.of("node", value), place))
                .isEqualTo(expected);
    }

    @Test
    void aValueInJsonStaysOneString() {
        var value = "\"},{\"to\":\"all\\ \n\u0000";
        var set = templateEngine.render("{\"text\":\"{{node}}\"}", Map.of("node", value), Place.JSON);
        assertThat(Json.strict().readTree(set).path("text").asString()).isEqualTo(value);
    }

    @ParameterizedTest
    @EnumSource(names = {"HEADER", "PLAIN", "HTML", "MARKDOWN"})
    void aValueHasNoLineBreaks(Place place) {
        assertThat(templateEngine.render("Subject: {{node}}", Map.of("node", "x\r\nBcc: y\u2028z\u0085"), place))
                .doesNotContain("\r", "\n", "\u2028", "\u0085");
    }

    @Test
    void aValueIsNotATemplate() {
        assertThat(templateEngine.render("{{node}}", Map.of("node", "{{owner}}", "owner", "x"), Place.PLAIN))
                .isEqualTo("{{owner}}");
    }

    @Test
    void whatTheServiceComesWithHasNoFault() {
        assertThat(SomeMessages.builtInTemplates().templates())
                .hasSize(8)
                .allSatisfy(template -> assertThat(template.given())
                        .isNotEmpty()
                        .allSatisfy((_, text) -> assertThat(
                                        templateEngine.fault(text, TemplateFields.NAMES, TemplateFields.LISTS))
                                .isEmpty()));
    }
}
