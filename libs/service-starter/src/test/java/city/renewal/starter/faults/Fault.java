package city.renewal.starter.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The injected fault. It is read from the file named by {@code renewal.faults} and may change while a service runs.
 */
public enum Fault {
    NONE,
    /** Offsets are committed before the facts are applied. */
    OFFSETS_FIRST,
    /** An outbox entry is removed before the broker has acknowledged it. */
    REMOVED_FIRST,
    /** Facts are applied regardless of their sequence number. */
    NO_SEQUENCE_CHECK;

    static Fault current(Path file) {
        try {
            return Files.exists(file) ? valueOf(Files.readString(file).strip()) : NONE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
