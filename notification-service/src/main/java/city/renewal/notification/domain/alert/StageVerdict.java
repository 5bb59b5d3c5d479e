package city.renewal.notification.domain.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The verdict of one stage.
 *
 * @param reason null when the stage let the alert pass
 * @param rule by which it decided, such as a policy's step
 * @param until when the alert is processed again; null when it is not waiting for a time
 */
public record StageVerdict(
        Stage stage,
        @Nullable StopReason reason,
        String rule,
        @Nullable Instant until) {
    public static StageVerdict passed(Stage stage, String rule) {
        return new StageVerdict(stage, null, rule, null);
    }
}
