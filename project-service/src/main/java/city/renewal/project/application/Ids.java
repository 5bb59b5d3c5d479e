package city.renewal.project.application;

import org.jspecify.annotations.Nullable;

/** Where ids come from that a client left out. */
@FunctionalInterface
public interface Ids {
    /** The same for the same command, so that its repetition meets what it made before; fresh where it has no id. */
    String next(@Nullable String commandId);
}
