package city.renewal.project.application.directory;

import city.renewal.events.Unit;
import city.renewal.starter.aggregate.Aggregates;
import city.renewal.starter.aggregate.StoredAggregate;
import java.util.List;

/** Repository of the directory's units. There are some thousands at most. */
public interface Units extends Aggregates<Unit> {
    List<StoredAggregate<Unit>> all();
}
