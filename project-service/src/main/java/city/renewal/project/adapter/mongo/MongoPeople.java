package city.renewal.project.adapter.mongo;

import city.renewal.events.Person;
import city.renewal.project.application.directory.People;
import city.renewal.project.application.directory.PeopleVisibility;
import city.renewal.project.domain.directory.NameKey;
import city.renewal.starter.aggregate.StoredAggregate;
import city.renewal.starter.mongo.AggregateCollection;
import city.renewal.starter.mongo.RelayedAggregates;
import city.renewal.starter.outbox.OutboxRelay;
import city.renewal.starter.text.NameOrder;
import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bson.Document;

/**
 * People in MongoDB. In addition to the aggregate a document has {@code names}, the keys of the name and the aliases;
 * {@code search}, the same keys without dots; {@code units}; {@code active}; and {@code order}, the sort key by name.
 */
public final class MongoPeople extends RelayedAggregates<Person> implements People {
    public MongoPeople(AggregateCollection<Person> collection, OutboxRelay relay) {
        super(collection, relay);
    }

    /** {@code order} and {@code units, order} serve {@link #find}; {@code names} serves {@link #withIdsOrNames}. */
    public static void createIndexes(MongoCollection<Document> collection) {
        collection.createIndex(new Document("order", 1));
        collection.createIndex(new Document("units", 1).append("order", 1));
        collection.createIndex(new Document("names", 1));
    }

    public static Document queryFields(Person person) {
        return new Document("names", keys(person, NameKey::of))
                .append("search", keys(person, NameKey::forSearch))
                .append("units", person.units())
                .append("active", person.active())
                .append("order", NameOrder.key(person.name(), person.personId()));
    }

    private static List<String> keys(Person person, Function<String, String> key) {
        return Stream.concat(Stream.of(person.name()), person.aliases().stream())
                .map(key)
                .distinct()
                .toList();
    }

    @Override
    public List<StoredAggregate<Person>> find(Query query) {
        var filter = new Document();
        if (query.name() != null) {
            filter.append("search", new Document("$regex", Pattern.quote(NameKey.forSearch(query.name()))));
        }
        if (query.unit() != null) {
            filter.append("units", query.unit());
        }
        if (query.active() != null) {
            filter.append("active", query.active());
        }
        if (query.afterOrder() != null) {
            filter.append("order", new Document("$gt", query.afterOrder()));
        }
        restrict(filter, query.visibility());
        return collection()
                .documents()
                .find(filter)
                .sort(new Document("order", 1))
                .limit(query.limit())
                .map(collection()::stored)
                .into(new ArrayList<>());
    }

    private static void restrict(Document filter, PeopleVisibility visibility) {
        if (visibility.everybody()) {
            return;
        }
        var clauses = new ArrayList<Document>();
        clauses.add(new Document("_id", visibility.self()));
        clauses.add(new Document("units", new Document("$in", List.copyOf(visibility.units()))));
        if (visibility.unplaced()) {
            clauses.add(new Document("units", new Document("$nin", List.copyOf(visibility.placing()))));
        }
        filter.append("$or", clauses);
    }

    @Override
    public List<Person> withIdsOrNames(Set<String> personIds, Set<String> nameKeys) {
        var found = new LinkedHashMap<String, Person>();
        loadAll(personIds).forEach(stored -> found.put(stored.id(), stored.state()));
        collection()
                .documents()
                .find(new Document("names", new Document("$in", List.copyOf(nameKeys))))
                .map(collection()::stored)
                .forEach(stored -> found.put(stored.id(), stored.state()));
        return List.copyOf(found.values());
    }

    @Override
    public List<Person> everybody() {
        return collection()
                .documents()
                .find()
                .map(document -> collection().stored(document).state())
                .into(new ArrayList<>());
    }
}
