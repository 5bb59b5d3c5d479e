package city.renewal.notification.application.rules;

import city.renewal.notification.domain.routing.Versioned;

/** One kind of rules with every version that was ever in force. */
public interface VersionedRules<T> {
    /** The newest version; the built-in rules when none were set. */
    Versioned<T> current();

    /** Adds a version under its number; false when the number is taken, and then nothing is changed. */
    boolean add(Versioned<T> next);
}
