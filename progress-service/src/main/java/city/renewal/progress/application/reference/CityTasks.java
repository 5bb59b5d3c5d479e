package city.renewal.progress.application.reference;

import city.renewal.events.CityTaskEvent.CityTaskSet;
import java.util.List;

/** Stores reference copies of the city tasks (市级任务). */
public interface CityTasks {
    /** Stores a task unless the same or a later fact about it is stored already. */
    void saveIfNewer(CityTaskSet task, long sequence);

    /** The tasks of a programme, by id. */
    List<CityTaskSet> of(String programmeId);
}
