package city.renewal.notification.domain.rules;

import org.jspecify.annotations.Nullable;

/**
 * How a person wants to be reached. Addresses are personal data: they stand in no log line, no metric and no fact.
 *
 * @param hours when they are told; null: the hours of everybody
 */
public record Contact(
        String personId,
        @Nullable String email,
        @Nullable String mobile,
        Language language,
        @Nullable WorkingTime hours) {
    /** What messages are written in. */
    public enum Language {
        ZH,
        EN
    }
}
