package city.renewal.notification;

import static city.renewal.starter.testing.TestTokens.demo;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.starter.testing.RunningService;
import city.renewal.starter.testing.RunningService.Answer;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Templates by way of the interface. */
class TemplatesIT {
    private static final String PATH = "/api/v1/templates";
    private static final String TEMPLATES = """
            {"templates":[{"channel":"EMAIL","language":"EN","subject":"{{kind}}: {{node}}","text":"{{text}}","html":"<p>{{node}}</p>"},
                          {"channel":"SMS","language":"ZH","text":"{{text}}"}]}
            """;
    private static RunningService service;

    @BeforeAll
    static void start() {
        service = ChannelsService.get();
    }

    private static Answer send(String method, String path, String body, Map<String, String> headers) {
        return service.send(method, path, demo("admin").token(), body, headers);
    }

    @Test
    void areReplacedTogetherByVersionAndTheOthersReadAsBefore() {
        var before = service.get(PATH, demo("admin"));
        assertThat(before.body().path("templates").size()).isEqualTo(8);
        assertThat(send("PUT", PATH, TEMPLATES, Map.of()).status()).isEqualTo(428);
        var tag = Map.of("If-Match", before.headers().get("etag"));

        var replaced = send("PUT", PATH, TEMPLATES, tag);

        assertThat(replaced.status()).as(replaced.body().toString()).isEqualTo(200);
        assertThat(send("PUT", PATH, TEMPLATES, tag).status()).isEqualTo(412);
        var templates = replaced.body().path("templates");
        assertThat(templates.size()).isEqualTo(8);
        assertThat(templates.toString()).contains("<p>{{node}}</p>", "zh-CN");
        assertThat(replaced.body().path("changedBy").asString()).isEqualTo("p-admin");
        assertThat(replaced.body().path("fields").toString()).contains("dueDate");
        assertThat(send("PUT", PATH, "{\"templates\":[]}", Map.of("If-Match", "*"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aPreviewShowsWhatIsEscaped() {
        var preview = send(
                "POST",
                PATH + "/preview",
                "{\"channel\":\"EMAIL\",\"language\":\"ZH\",\"subject\":\"{{kind}}\",\"text\":\"{{node}}\",\"html\":\"<b>{{node}}</b>\"}",
                Map.of());

        assertThat(preview.status()).as(preview.body().toString()).isEqualTo(200);
        assertThat(preview.text("html")).startsWith("<b>施工图设计 &lt;b&gt;").doesNotContain("<b>&");
        assertThat(preview.text("text")).contains("<b>");
        assertThat(preview.text("markdown")).isEmpty();
        var robot = send(
                "POST",
                PATH + "/preview",
                "{\"channel\":\"WECOM\",\"language\":\"ZH\",\"markdown\":\"{{node}}\"}",
                Map.of());
        assertThat(robot.text("markdown")).doesNotContain("[", "<");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "<p>{{node}}</p>"   | "<p>{{{node}}}</p>"       | templates[0].html     | line 1
            "<p>{{node}}</p>"   | "<p>\\n{{email}}</p>"     | templates[0].html     | line 2
            "<p>{{node}}</p>"   | "{{owner.contact}}"       | templates[0].html     | owner.contact
            "{{kind}}: {{node}}"| "{{kind}}\\nBcc: {{node}}"| templates[0].subject  | one line
            "text":"{{text}}","html" | "html"               | templates[0].text     | given
            "text":"{{text}}"}  | "text":"x","html":"x"}    | templates[1].html     | left out
            "SMS"               | "WEBHOOK"                 | templates[1].channel  | data
            "SMS","language":"ZH","text" | "EMAIL","language":"EN","subject":"x","html":"x","text" | templates[1].language | twice
            "SMS"               | "PIGEON"                  | templates[1].channel  | ''
            """)
    void oneThatReadsWhatItMustNotIsRefusedWithItsPlaceAndChangesNothing(
            String part, String wrong, String field, String message) {
        var before = service.get(PATH, demo("admin")).body().path("version");

        var answer = send("PUT", PATH, TEMPLATES.replace(part, wrong), Map.of("If-Match", "*"));

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(422);
        var violation = answer.body()
                .path("violations")
                .valueStream()
                .filter(each -> each.path("field").asString().equals(field))
                .findFirst();
        assertThat(violation).as(answer.body().toString()).isPresent();
        assertThat(violation.orElseThrow().path("message").asString()).contains(message);
        assertThat(service.get(PATH, demo("admin")).body().path("version")).isEqualTo(before);
    }
}
