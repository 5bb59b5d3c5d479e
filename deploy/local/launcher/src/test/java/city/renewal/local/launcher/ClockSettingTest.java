package city.renewal.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClockSettingTest {

    private static final Instant ANCHOR = Instant.parse("2026-11-21T10:00:00Z");

    @Test
    void showsTheRealTimeByDefault() {
        var now = Instant.parse("2026-11-21T10:00:05Z");

        assertThat(ClockSetting.parse("system").timeAt(now, ANCHOR)).isEqualTo(now);
    }

    @Test
    void continuesFromTheDrillsStart() {
        var clock = ClockSetting.parse("2023-06-30T08:00+08:00");

        assertThat(clock.timeAt(ANCHOR.plusSeconds(90), ANCHOR)).isEqualTo("2023-06-30T00:01:30Z");
    }

    @Test
    void runsAtTheGivenFactor() {
        var clock = ClockSetting.parse("2023-06-30T08:00+08:00;x60");

        assertThat(clock.timeAt(ANCHOR.plusSeconds(90), ANCHOR)).isEqualTo("2023-06-30T01:30:00Z");
    }

    @Test
    void takesTheFactorsThatTheServicesTake() {
        var slow = ClockSetting.parse("2023-06-30T08:00+08:00;x0.5");
        var fastest = ClockSetting.parse("2023-06-30T08:00+08:00;x86400");

        assertThat(slow.timeAt(ANCHOR.plusSeconds(90), ANCHOR)).isEqualTo("2023-06-30T00:00:45Z");
        assertThat(fastest.timeAt(ANCHOR.plusSeconds(2), ANCHOR)).isEqualTo("2023-07-02T00:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "now",
                "2023-06-30",
                "2023-02-30T08:00+08:00",
                "2023-06-30T08:00+08:00;x0",
                "2023-06-30T08:00+08:00;x86401",
                "system;x2"
            })
    void refusesAnInvalidTime(String text) {
        assertThatThrownBy(() -> ClockSetting.parse(text)).isInstanceOf(CommandException.class);
    }
}
