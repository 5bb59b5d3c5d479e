package city.renewal.project.application.programme;

import city.renewal.project.domain.programme.Programme;
import city.renewal.starter.aggregate.Aggregates;
import city.renewal.starter.aggregate.StoredAggregate;
import java.util.List;

/** Repository of programmes. There are few: one per year and district. */
public interface Programmes extends Aggregates<Programme> {
    /** All programmes, sorted by id. */
    List<StoredAggregate<Programme>> all();
}
