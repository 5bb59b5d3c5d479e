package city.renewal.local.launcher;

import org.jspecify.annotations.Nullable;

/** A command can't continue. The message is the one sentence that is shown to the user. */
final class CommandException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CommandException(String message) {
        super(message);
    }

    CommandException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
