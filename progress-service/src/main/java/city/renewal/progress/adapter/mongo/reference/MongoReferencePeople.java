package city.renewal.progress.adapter.mongo.reference;

import city.renewal.progress.application.reference.ReferencePeople;
import city.renewal.starter.json.Bson;
import city.renewal.starter.mongo.BulkWrites;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;

/**
 * Reference copies of people: {@code {_id, sequence, active, person: {…}}}. A lower sequence never replaces a higher
 * one.
 */
public final class MongoReferencePeople implements ReferencePeople {
    private static final Document ACTIVE = new Document("active", 1);
    private static final Document NAME = new Document("person.name", 1);

    private final MongoCollection<Document> collection;

    public MongoReferencePeople(MongoCollection<Document> collection) {
        this.collection = collection;
    }

    @Override
    public int saveIfNewer(Map<String, PersonVersion> byId) {
        var writes = byId.values().stream().map(MongoReferencePeople::replace).toList();
        return writes.size() - BulkWrites.write(collection, writes).duplicates().size();
    }

    private static ReplaceOneModel<Document> replace(PersonVersion recorded) {
        var person = recorded.person();
        var copy = new Document("_id", person.personId())
                .append("sequence", recorded.sequence())
                .append("active", person.active())
                .append("person", Bson.document(person));
        return new ReplaceOneModel<>(
                new Document("_id", person.personId()).append("sequence", new Document("$lt", recorded.sequence())),
                copy,
                new ReplaceOptions().upsert(true));
    }

    @Override
    public Set<String> active(Collection<String> personIds) {
        var active = new HashSet<String>();
        if (!personIds.isEmpty()) {
            var filter = new Document("_id", new Document("$in", List.copyOf(new HashSet<>(personIds))));
            for (var document : collection.find(filter).projection(ACTIVE)) {
                if (document.getBoolean("active", false)) {
                    active.add(document.getString("_id"));
                }
            }
        }
        return active;
    }

    @Override
    public Map<String, String> names(Collection<String> personIds) {
        var names = new HashMap<String, String>();
        if (!personIds.isEmpty()) {
            var filter = new Document("_id", new Document("$in", List.copyOf(new HashSet<>(personIds))));
            for (var document : collection.find(filter).projection(NAME)) {
                names.put(document.getString("_id"), document.getEmbedded(List.of("person", "name"), String.class));
            }
        }
        return names;
    }
}
