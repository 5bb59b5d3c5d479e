package city.renewal.project.application;

import city.renewal.project.domain.programme.Programme;
import city.renewal.starter.aggregate.Aggregates;
import city.renewal.starter.aggregate.Stored;
import java.util.List;

/** Keeps programmes. There are few: one a year and district. */
public interface Programmes extends Aggregates<Programme> {
    /** All of them, by id. */
    List<Stored<Programme>> all();
}
