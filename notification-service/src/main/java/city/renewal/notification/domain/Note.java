package city.renewal.notification.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one stage said.
 *
 * @param reason null when it let the alert pass
 * @param rule by which it decided, such as a policy's step
 * @param until when it is looked at again; null when it is not waiting for a time
 */
public record Note(
        Stage stage,
        @Nullable StopReason reason,
        String rule,
        @Nullable Instant until) {
    public static Note passed(Stage stage, String rule) {
        return new Note(stage, null, rule, null);
    }
}
