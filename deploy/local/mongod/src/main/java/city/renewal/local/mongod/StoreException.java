package city.renewal.local.mongod;

import org.jspecify.annotations.Nullable;

/** The chosen store can't be used. The message is one sentence for the user; it contains no secrets. */
public final class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StoreException(String message) {
        super(message);
    }

    StoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
