package city.renewal.progress.application;

import city.renewal.events.Light;
import java.util.Map;

/** Counts what is in the store, for whoever watches over the service; nobody's sight limits it. */
public interface Census {
    Map<Light, Integer> nodesByLight();

    /** Projects whose facts wait. */
    int stoppedProjects();

    /** About how many facts the journal has. */
    long journalSize();
}
