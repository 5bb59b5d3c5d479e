package city.renewal.progress.application;

import city.renewal.progress.domain.Programme;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps our own copies of the programmes. */
public interface Programmes {
    /** Those that are known, by id. */
    Map<String, Programme> find(Collection<String> programmeIds);

    Optional<Programme> find(String programmeId);

    List<Programme> all();

    /** @return false when this or a later fact was kept before */
    boolean keep(Programme programme);
}
