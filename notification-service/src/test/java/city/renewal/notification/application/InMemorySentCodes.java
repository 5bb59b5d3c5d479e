package city.renewal.notification.application;

import city.renewal.notification.application.confirmation.SentCodes;
import city.renewal.notification.domain.message.ConfirmationCodes;
import java.util.HashMap;
import java.util.Map;

/** Sent codes in memory. Thread-safe. */
public final class InMemorySentCodes implements SentCodes {
    private final Map<String, VersionedCodes> kept = new HashMap<>();

    @Override
    public synchronized VersionedCodes load(String personId) {
        return kept.getOrDefault(personId, new VersionedCodes(0, ConfirmationCodes.none(personId)));
    }

    @Override
    public synchronized boolean save(ConfirmationCodes codes, long read) {
        if (load(codes.personId()).version() != read) {
            return false;
        }
        kept.put(codes.personId(), new VersionedCodes(read + 1, codes));
        return true;
    }
}
