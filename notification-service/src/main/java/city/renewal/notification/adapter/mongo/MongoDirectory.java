package city.renewal.notification.adapter.mongo;

import city.renewal.events.Person;
import city.renewal.notification.application.directory.Directory;
import city.renewal.notification.domain.recipient.KnownPeople;
import city.renewal.starter.json.Bson;
import city.renewal.starter.mongo.BulkWrites;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bson.Document;

/**
 * The directory's people: {@code {_id: personId, sequence, active, units: […], state: {…}}}.
 *
 * <p>The filter asks for a smaller sequence; when the upsert meets the id, what is stored is as new or newer, and stays.
 */
public final class MongoDirectory implements Directory {
    static final String COLLECTION = "directoryPeople";

    private static final int FEW = 5;

    private final MongoCollection<Document> people;

    public MongoDirectory(MongoDatabase database) {
        this.people = database.getCollection(COLLECTION);
    }

    /** The directory entries of one query. */
    private record KnownPeopleSnapshot(Set<String> active, Set<String> inactive, Set<String> staffed)
            implements KnownPeople {
        @Override
        public boolean isActive(String personId) {
            return active.contains(personId);
        }

        @Override
        public boolean hasLeft(String personId) {
            return inactive.contains(personId);
        }

        @Override
        public boolean isStaffed(String unitId) {
            return staffed.contains(unitId);
        }
    }

    @Override
    public KnownPeople among(Collection<String> personIds, Collection<String> unitIds) {
        var active = new HashSet<String>();
        var inactive = new HashSet<String>();
        if (!personIds.isEmpty()) {
            people.find(anyOf("_id", personIds))
                    .projection(new Document("active", 1))
                    .forEach(found -> (found.getBoolean("active") ? active : inactive).add(found.getString("_id")));
        }
        return new KnownPeopleSnapshot(active, inactive, staffed(unitIds));
    }

    /** Of a few units somebody is asked for one by one, as a unit may have hundreds; of many, everybody at once. */
    private Set<String> staffed(Collection<String> unitIds) {
        var staffed = new HashSet<String>();
        if (unitIds.size() > FEW) {
            people.find(anyOf("units", unitIds).append("active", true))
                    .projection(new Document("units", 1))
                    .forEach(found -> staffed.addAll(found.getList("units", String.class)));
            return staffed;
        }
        for (var unit : unitIds) {
            if (people.find(new Document("units", unit).append("active", true))
                            .projection(new Document("_id", 1))
                            .first()
                    != null) {
                staffed.add(unit);
            }
        }
        return staffed;
    }

    private static Document anyOf(String field, Collection<String> values) {
        return new Document(field, new Document("$in", List.copyOf(values)));
    }

    @Override
    public List<Person> people(Collection<String> personIds) {
        return people.find(anyOf("_id", personIds))
                .map(found -> Bson.read(found.get("state", Document.class), Person.class))
                .into(new ArrayList<>());
    }

    @Override
    public List<Person> active(String after, int limit) {
        return people.find(new Document("_id", new Document("$gt", after)).append("active", true))
                .sort(new Document("_id", 1))
                .limit(limit)
                .map(found -> Bson.read(found.get("state", Document.class), Person.class))
                .into(new ArrayList<>());
    }

    /** Of several facts about a person the newest counts: an unordered bulk may apply two writes of one document in any order. */
    @Override
    public void keepAll(Collection<RecordedPerson> recorded) {
        var newest = new HashMap<String, RecordedPerson>();
        recorded.forEach(each -> newest.merge(
                each.person().personId(), each, (one, other) -> one.sequence() > other.sequence() ? one : other));
        BulkWrites.write(
                people, newest.values().stream().map(MongoDirectory::later).toList());
    }

    private static UpdateOneModel<Document> later(RecordedPerson recorded) {
        var person = recorded.person();
        return new UpdateOneModel<>(
                new Document("_id", person.personId()).append("sequence", new Document("$lt", recorded.sequence())),
                new Document(
                        "$set",
                        new Document("sequence", recorded.sequence())
                                .append("active", person.active())
                                .append("units", person.units())
                                .append("state", Bson.document(person))),
                new UpdateOptions().upsert(true));
    }
}
