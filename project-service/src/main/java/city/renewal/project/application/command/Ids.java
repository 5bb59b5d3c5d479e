package city.renewal.project.application.command;

import org.jspecify.annotations.Nullable;

/** Generates the ids that a client left out. */
@FunctionalInterface
public interface Ids {
    /**
     * Returns the same id for the same command id, so that a retried command finds its earlier result; a new id if
     * there is no command id.
     */
    String next(@Nullable String commandId);
}
