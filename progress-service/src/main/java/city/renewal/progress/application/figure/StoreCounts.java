package city.renewal.progress.application.figure;

import city.renewal.events.Light;
import java.util.Map;

/** Counts the content of the store for monitoring, independent of any caller's rights. */
public interface StoreCounts {
    Map<Light, Integer> nodesByLight();

    /** The number of projects whose facts wait in the journal. */
    int stoppedProjects();

    /** The approximate number of facts in the journal. */
    long journalSize();
}
