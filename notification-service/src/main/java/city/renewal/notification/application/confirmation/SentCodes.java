package city.renewal.notification.application.confirmation;

import city.renewal.notification.domain.message.ConfirmationCodes;

/** The codes that were sent to confirm addresses, one entry per person. */
public interface SentCodes {
    /** As it was read; version 0 for somebody to whom none was sent. */
    record VersionedCodes(long version, ConfirmationCodes codes) {}

    VersionedCodes load(String personId);

    /** Stores the codes by compare-and-set on the version that was read; false if the stored version differs. */
    boolean save(ConfirmationCodes codes, long read);
}
