package city.renewal.progress.application.ranking;

import java.util.List;
import java.util.Optional;

/** Stores published rankings. They are never changed or removed, not even by a rebuild. */
public interface Publications {
    /** Stores the publication unless one with the same id exists; returns the stored one. */
    Publication saveIfAbsent(Publication publication);

    Optional<Publication> find(String publicationId);

    /**
     * The publications of a programme, the latest first; one more than the limit when there are more.
     *
     * @param after instant and id of the last one returned; empty: from the beginning
     */
    List<Publication> of(String programmeId, List<String> after, int limit);
}
