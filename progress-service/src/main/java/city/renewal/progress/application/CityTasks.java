package city.renewal.progress.application;

import city.renewal.events.CityTaskEvent.CityTaskSet;
import java.util.List;

/** Keeps our own copies of the city's tasks (市级任务). */
public interface CityTasks {
    /** Keeps a task unless this or a later fact about it was kept before. */
    void keep(CityTaskSet task, long sequence);

    /** Those of a programme, by id. */
    List<CityTaskSet> of(String programmeId);
}
