package city.renewal.notification.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import city.renewal.starter.web.Problem;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"+1000000000-12-31T23:59:59.999999999Z", "-1000000000-01-01T00:00:00Z", "2023", "", "1e10000000"
            })
    void refusesAnInstantThatNoListGave(String at) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> Cursor.read(List.of(at, "id"), (instant, id) -> instant));
    }

    @Test
    void readsTheInstantThatAListGave() {
        var at = Instant.parse("2023-06-30T00:00:00.123Z");

        assertThat(Cursor.<Instant>read(List.of(Cursor.text(at), "id"), (instant, _) -> instant))
                .isEqualTo(at);
    }
}
