package city.renewal.starter.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The domain's clock during a drill: real time, shifted to the drill's start and accelerated.
 *
 * <p>{@code now = start + (real − anchor) · factor}. All services have the same start and anchor, so they agree on the
 * time. Tokens, time-outs and logs use real time. Thread-safe.
 */
public final class DrillClock implements InstantSource {
    private final InstantSource real;
    private final Instant start;
    private final Instant anchor;
    private final double factor;

    private DrillClock(InstantSource real, Instant start, Instant anchor, double factor) {
        this.real = real;
        this.start = start;
        this.anchor = anchor;
        this.factor = factor;
    }

    /**
     * @param setting parsed value of {@code renewal.clock}
     * @param anchor the real instant that corresponds to the start of the drill
     */
    public static InstantSource of(ClockSetting setting, InstantSource real, Instant anchor) {
        return switch (setting) {
            case ClockSetting.SystemTime() -> real;
            case ClockSetting.Drill(var start, var factor) -> new DrillClock(real, start, anchor, factor);
        };
    }

    @Override
    public Instant instant() {
        var passed = Duration.between(anchor, real.instant());
        return start.plusNanos((long) (passed.toNanos() * factor));
    }
}
