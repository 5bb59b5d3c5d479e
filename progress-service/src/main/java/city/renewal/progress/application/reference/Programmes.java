package city.renewal.progress.application.reference;

import city.renewal.progress.domain.reference.Programme;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stores reference copies of the programmes. */
public interface Programmes {
    /** The known programmes, by id. */
    Map<String, Programme> find(Collection<String> programmeIds);

    Optional<Programme> find(String programmeId);

    List<Programme> all();

    /** @return false when the same or a later fact is stored already */
    boolean saveIfNewer(Programme programme);
}
