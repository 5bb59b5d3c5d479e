package city.renewal.project.application;

import org.jspecify.annotations.Nullable;

/**
 * On what terms a command is given.
 *
 * @param expectedVersion the version that the caller saw; null: whichever it is
 * @param commandId recognises a repetition, which has no second effect; null: the caller gave no key
 */
public record Preconditions(
        @Nullable Long expectedVersion, @Nullable String commandId) {}
