package city.renewal.notification.application;

import city.renewal.notification.domain.rules.ConfirmationCodes;

/** The codes that were sent to confirm addresses, one entry per person. */
public interface SentCodes {
    /** As it was read; version 0 for somebody to whom none was sent. */
    record VersionedCodes(long version, ConfirmationCodes codes) {}

    VersionedCodes load(String personId);

    /** Stores it on top of the version that was read; false when it has another one by now. */
    boolean save(ConfirmationCodes codes, long read);
}
