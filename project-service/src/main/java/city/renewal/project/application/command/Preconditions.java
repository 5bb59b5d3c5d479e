package city.renewal.project.application.command;

import org.jspecify.annotations.Nullable;

/**
 * The preconditions of a command: optimistic lock and idempotency key.
 *
 * @param expectedVersion the version that the caller read; null: any version
 * @param commandId idempotency key, a retry with it has no second effect; null: the caller sent no key
 */
public record Preconditions(
        @Nullable Long expectedVersion, @Nullable String commandId) {}
