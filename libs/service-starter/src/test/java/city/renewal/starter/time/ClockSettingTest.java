package city.renewal.starter.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClockSettingTest {
    private static final Instant START = Instant.parse("2023-06-30T00:00:00Z");
    private static final Instant ANCHOR = Instant.parse("2026-11-21T10:00:00Z");

    @Test
    void readsADrillWithAndWithoutAFactor() {
        assertThat(ClockSetting.parse("2023-06-30T08:00+08:00"))
                .hasToString("Drill[start=%s, factor=1.0]".formatted(START));
        assertThat(ClockSetting.parse("2023-06-30T08:00+08:00;x60"))
                .hasToString("Drill[start=%s, factor=60.0]".formatted(START));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "System",
                "2023-06-30",
                "2023-06-30T08:00",
                "2023-02-30T08:00+08:00",
                "2023-06-30T08:00+08:00;60",
                "2023-06-30T08:00+08:00;x0",
                "2023-06-30T08:00+08:00;x-1",
                "2023-06-30T08:00+08:00;x86401",
                "2023-06-30T08:00+08:00;x60;x60"
            })
    void refusesAnythingElseAndQuotesIt(String text) {
        assertThatThrownBy(() -> ClockSetting.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "'");
    }

    @Test
    void aDrillRunsFromItsStartAsFastAsItsFactor() {
        var real = new Instant[] {ANCHOR};
        var clock = DrillClock.of(ClockSetting.parse("2023-06-30T08:00+08:00;x60"), () -> real[0], ANCHOR);
        assertThat(clock.instant()).isEqualTo(START);

        real[0] = ANCHOR.plusSeconds(60);

        assertThat(clock.instant()).isEqualTo(START.plusSeconds(3600));
    }

    @Test
    void twoServicesWithOneAnchorAgreeWheneverTheyStarted() {
        var setting = ClockSetting.parse("2023-06-30T08:00+08:00;x2.5");
        InstantSource real = () -> ANCHOR.plusSeconds(1000);

        assertThat(DrillClock.of(setting, real, ANCHOR).instant())
                .isEqualTo(DrillClock.of(setting, real, ANCHOR).instant())
                .isEqualTo(START.plusSeconds(2500));
    }

    @Test
    void systemTimeIsRealTime() {
        InstantSource real = () -> ANCHOR;

        assertThat(DrillClock.of(ClockSetting.parse("system"), real, START).instant())
                .isEqualTo(ANCHOR);
    }
}
