package city.renewal.progress.adapter.mongo.reference;

import city.renewal.progress.adapter.mongo.collection.SequencedUpsert;
import city.renewal.progress.application.reference.Programmes;
import city.renewal.progress.domain.reference.Programme;
import city.renewal.starter.json.Bson;
import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;

/**
 * Reference copies of programmes: {@code {_id, sequence, programme: {…}}}. A lower sequence never replaces a higher
 * one.
 */
public final class MongoProgrammes implements Programmes {
    private final MongoCollection<Document> collection;

    public MongoProgrammes(MongoCollection<Document> collection) {
        this.collection = collection;
    }

    @Override
    public Map<String, Programme> find(Collection<String> programmeIds) {
        var found = new HashMap<String, Programme>();
        if (!programmeIds.isEmpty()) {
            for (var document : collection.find(new Document("_id", new Document("$in", List.copyOf(programmeIds))))) {
                found.put(document.getString("_id"), programme(document));
            }
        }
        return found;
    }

    @Override
    public Optional<Programme> find(String programmeId) {
        return Optional.ofNullable(find(List.of(programmeId)).get(programmeId));
    }

    @Override
    public List<Programme> all() {
        return collection.find().map(MongoProgrammes::programme).into(new ArrayList<>());
    }

    @Override
    public boolean saveIfNewer(Programme programme) {
        return SequencedUpsert.upsert(
                collection,
                programme.programmeId(),
                programme.sequence(),
                new Document("programme", Bson.document(programme)));
    }

    private static Programme programme(Document document) {
        return Bson.read(Objects.requireNonNull(document.get("programme", Document.class)), Programme.class);
    }
}
