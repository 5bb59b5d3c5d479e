package city.renewal.notification.domain.pipeline;

import city.renewal.notification.domain.alert.StopReason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The verdict of a stage: continue with a value, or stop for a reason; in both cases with the rule that decided. */
public sealed interface StageResult<T> {
    record Continue<T>(T value, String rule) implements StageResult<T> {}

    /** @param until when it is to be processed again; null: not before something changes */
    record Stop<T>(StopReason reason, String rule, @Nullable Instant until) implements StageResult<T> {}
}
