package city.renewal.notification.application;

import city.renewal.notification.domain.rules.Silence;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The silences that were ever ordered. */
public interface Silences {
    /** Stores it under its id; one that is there already is replaced. */
    void save(Silence silence);

    Optional<Silence> load(String silenceId);

    /** Those that are active or to come. */
    List<Silence> endingAfter(Instant now);

    /** Where a page of the list goes on: behind this silence. */
    record After(Instant createdAt, String silenceId) {}

    /** The newest first, over or not; null: from the first. */
    List<Silence> newest(@Nullable After after, int limit);
}
