package city.renewal.progress.adapter.web.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalendarTextTest {
    @Test
    void foldsLongLinesBetweenCharacters() {
        var name = "老旧小区改造，𠮷;".repeat(20) + "\n完";

        var text = CalendarText.of(name, List.of(), Instant.EPOCH);

        assertThat(text.split("\r\n"))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75));
        assertThat(text.replace("\r\n ", ""))
                .contains("X-WR-CALNAME:" + name.replace(";", "\\;").replace("\n", "\\n") + "\r\n");
    }
}
