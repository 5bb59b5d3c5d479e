package city.renewal.local.launcher;

import java.time.Duration;

/** Waiting between two looks at something outside this process, which can't tell us when it changes. */
final class Pause {

    private Pause() {}

    static void of(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new Refused("Interrupted", stop);
        }
    }
}
