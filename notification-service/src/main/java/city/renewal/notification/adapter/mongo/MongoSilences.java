package city.renewal.notification.adapter.mongo;

import city.renewal.notification.application.rules.Silences;
import city.renewal.notification.domain.routing.Silence;
import city.renewal.starter.json.Bson;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Silences as documents: {@code {_id: silenceId, createdAt: ISODate, endsAt: ISODate, state: {…}}}. */
public final class MongoSilences implements Silences {
    static final String COLLECTION = "silences";

    private final MongoCollection<Document> silences;

    public MongoSilences(MongoDatabase database) {
        this.silences = database.getCollection(COLLECTION);
    }

    @Override
    public void save(Silence silence) {
        silences.replaceOne(
                new Document("_id", silence.silenceId()),
                new Document("_id", silence.silenceId())
                        .append("createdAt", Date.from(silence.createdAt()))
                        .append("endsAt", Date.from(silence.endsAt()))
                        .append("state", Bson.document(silence)),
                new ReplaceOptions().upsert(true));
    }

    @Override
    public Optional<Silence> load(String silenceId) {
        return Optional.ofNullable(silences.find(new Document("_id", silenceId)).first())
                .map(MongoSilences::silence);
    }

    @Override
    public List<Silence> endingAfter(Instant now) {
        return silences.find(new Document("endsAt", new Document("$gt", Date.from(now))))
                .map(MongoSilences::silence)
                .into(new ArrayList<>());
    }

    @Override
    public List<Silence> newest(@Nullable After after, int limit) {
        return silences.find(after == null ? new Document() : behind(after))
                .sort(new Document("createdAt", -1).append("_id", -1))
                .limit(limit)
                .map(MongoSilences::silence)
                .into(new ArrayList<>());
    }

    private static Document behind(After after) {
        var at = Date.from(after.createdAt());
        return new Document("createdAt", new Document("$lte", at))
                .append(
                        "$or",
                        List.of(
                                new Document("createdAt", new Document("$lt", at)),
                                new Document("_id", new Document("$lt", after.silenceId()))));
    }

    private static Silence silence(Document document) {
        return Bson.read(document.get("state", Document.class), Silence.class);
    }
}
