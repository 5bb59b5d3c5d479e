package city.renewal.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** One Chinese term per idea on the wall. */
class WallTermsTest {
    private static String texts() throws IOException {
        return read("/static/wall/texts.js");
    }

    private static String read(String path) throws IOException {
        try (var file = WallTermsTest.class.getResourceAsStream(path)) {
            return new String(Objects.requireNonNull(file).readAllBytes(), UTF_8);
        }
    }

    @Test
    void signingIsSaidOfAResponsibilityAndAcknowledgingOfAnAlert() throws IOException {
        assertThat(Pattern.compile("\\w+: \"[^\"]*签收[^\"]*\"").matcher(texts()).results())
                .extracting(found -> found.group())
                .containsExactly("unsigned: \"未签收\"", "UNSIGNED: \"逾期未签收\"", "OBJECTED: \"签收异议\"");
        assertThat(texts()).contains("alertOpen: \"待确认\"", "alertDone: \"已确认\"");
    }

    @Test
    void everyLightHasItsOwnWord() throws IOException {
        assertThat(read("/static/shared/words.js"))
                .contains("RED: \"红灯\", AMBER: \"橙灯\", YELLOW: \"黄灯\", GREEN: \"绿灯\", GREY: \"灰灯\"")
                .doesNotContain("超期", "临期");
    }
}
