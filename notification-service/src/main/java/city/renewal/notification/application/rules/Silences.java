package city.renewal.notification.application.rules;

import city.renewal.notification.domain.routing.Silence;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All silences, past ones included. */
public interface Silences {
    /** Stores it under its id; one that is there already is replaced. */
    void save(Silence silence);

    Optional<Silence> load(String silenceId);

    /** The silences that are active or start later. */
    List<Silence> endingAfter(Instant now);

    /** The cursor of a page: it begins after this silence. */
    record After(Instant createdAt, String silenceId) {}

    /** The newest first, over or not; null: from the first. */
    List<Silence> newest(@Nullable After after, int limit);
}
