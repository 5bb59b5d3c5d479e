package city.renewal.progress.application;

import java.util.List;
import java.util.Optional;

/** Keeps published rankings. Nothing changes or removes one, a rebuild neither. */
public interface Publications {
    /** Keeps it unless one of this id is kept; answers with the one that is. */
    Publication keep(Publication publication);

    Optional<Publication> find(String publicationId);

    /**
     * Those of a programme, the latest first; one more than the limit when there are more.
     *
     * @param after instant and id of the last one seen; empty: from the beginning
     */
    List<Publication> of(String programmeId, List<String> after, int limit);
}
