package city.renewal.project.application.directory;

import city.renewal.events.Person;
import city.renewal.starter.aggregate.Aggregates;
import city.renewal.starter.aggregate.StoredAggregate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Repository of the directory's people. */
public interface People extends Aggregates<Person> {
    /** People in sight who match the query, sorted by Chinese name. */
    List<StoredAggregate<Person>> find(Query query);

    /** People with one of the ids, or whose name or alias has one of the keys ({@code NameKey.of}). */
    List<Person> withIdsOrNames(Set<String> personIds, Set<String> nameKeys);

    List<Person> everybody();

    /**
     * @param name part of a name or alias, in any width and with any dots; null: any
     * @param unit id of a unit; null: any
     * @param active null: both
     * @param afterOrder sort key ({@code NameOrder.key}) of the last person of the previous page; null: the first page
     */
    record Query(
            PeopleVisibility visibility,
            @Nullable String name,
            @Nullable String unit,
            @Nullable Boolean active,
            @Nullable String afterOrder,
            int limit) {}
}
