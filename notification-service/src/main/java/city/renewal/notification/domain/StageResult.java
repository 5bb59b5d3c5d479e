package city.renewal.notification.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a stage of the pipeline answers: go on with this, or stop for that reason; either way by which rule. */
public sealed interface StageResult<T> {
    record Continue<T>(T value, String rule) implements StageResult<T> {}

    /** @param until when it is to be looked at again; null: not before something changes */
    record Stop<T>(StopReason reason, String rule, @Nullable Instant until) implements StageResult<T> {}
}
