package city.renewal.local.launcher;

import org.jspecify.annotations.Nullable;

/** The launcher won't go on; its message is the one sentence that the person at the terminal reads. */
final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Refused(String sentence) {
        super(sentence);
    }

    Refused(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
