package city.renewal.project.application.programme;

import city.renewal.project.domain.citytask.CityTask;
import city.renewal.starter.aggregate.Aggregates;
import city.renewal.starter.aggregate.StoredAggregate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Repository of city tasks. */
public interface CityTasks extends Aggregates<CityTask> {
    /**
     * The tasks of a programme, sorted by id, starting after {@code afterId}.
     *
     * @param afterId id of the last task of the page before; null: the first page
     */
    List<StoredAggregate<CityTask>> ofProgramme(String programmeId, @Nullable String afterId, int limit);
}
