package city.renewal.local.launcher;

import java.time.Duration;

/** Waits between two polls of something outside this process. */
final class Sleep {

    private Sleep() {}

    static void of(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new CommandException("Interrupted", stop);
        }
    }
}
