package city.renewal.notification.adapter.mongo;

import city.renewal.notification.application.rules.VersionedRules;
import city.renewal.notification.domain.routing.Versioned;
import city.renewal.starter.json.Bson;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.Date;
import java.util.List;
import org.bson.Document;

/**
 * A document per version that was ever in force: {@code {_id: "<name>/<version>", name, version, changedBy,
 * changedAt: ISODate, state: {…}}}.
 *
 * <p>To replace is to insert under the next number; a number that is taken means that somebody else was faster.
 */
public final class MongoRules<T> implements VersionedRules<T> {
    static final String COLLECTION = "rules";

    private final MongoCollection<Document> rules;
    private final String name;
    private final Class<T> type;
    private final T builtIn;

    public MongoRules(MongoDatabase database, String name, Class<T> type, T builtIn) {
        this.rules = database.getCollection(COLLECTION);
        this.name = name;
        this.type = type;
        this.builtIn = builtIn;
    }

    @Override
    public Versioned<T> current() {
        var newest = rules.find(new Document("name", name))
                .sort(new Document("version", -1))
                .first();
        if (newest == null) {
            return Versioned.builtIn(builtIn);
        }
        return new Versioned<>(
                newest.getLong("version"),
                Bson.read(newest.get("state", Document.class), type),
                newest.getString("changedBy"),
                newest.getDate("changedAt").toInstant());
    }

    @Override
    public boolean add(Versioned<T> next) {
        var changedAt = next.changedAt();
        var document = new Document("_id", name + "/" + next.version())
                .append("name", name)
                .append("version", next.version())
                .append("changedBy", next.changedBy())
                .append("changedAt", changedAt == null ? null : Date.from(changedAt))
                .append("state", Bson.document(next.rules()));
        return InsertOnce.all(rules, List.of(document)) == 1;
    }
}
