package city.renewal.notification.domain;

import java.util.function.Function;

/** What a stage of the pipeline answers: go on with this, or stop for that reason. */
public sealed interface StageResult<T> {
    record Continue<T>(T value) implements StageResult<T> {}

    record Stop<T>(StopReason reason) implements StageResult<T> {}

    /** Hands a kept value to the next stage; a stop stays a stop. */
    default <R> StageResult<R> then(Function<T, StageResult<R>> next) {
        return switch (this) {
            case Continue<T>(var value) -> next.apply(value);
            case Stop<T>(var reason) -> new Stop<>(reason);
        };
    }
}
