package city.renewal.project.adapter.mongo;

import city.renewal.project.application.citizen.CitizenTokens;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.security.SecureRandom;
import java.util.Objects;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * The key of citizens' tokens, in MongoDB: {@code { _id: "citizenTokens", key: bytes }}. The first instance that needs
 * the key creates it; the unique id resolves a race. After a change of the key, existing tokens stay valid, and only
 * retries are no longer recognised.
 */
public final class MongoCitizenTokenKey implements CitizenTokens.Key {
    private static final String NAME = "citizenTokens";
    private static final int BYTES = 32;

    private final MongoCollection<Document> keys;
    private volatile byte @Nullable [] known;

    public MongoCitizenTokenKey(MongoDatabase database) {
        this.keys = database.getCollection("signingKeys");
    }

    @Override
    public byte[] bytes() {
        var key = known;
        if (key == null) {
            key = stored();
            known = key;
        }
        return key;
    }

    private byte[] stored() {
        var stored = keys.find(new Document("_id", NAME)).first();
        if (stored == null) {
            var fresh = new byte[BYTES];
            new SecureRandom().nextBytes(fresh);
            insert(new Document("_id", NAME).append("key", new Binary(fresh)));
            stored = keys.find(new Document("_id", NAME)).first();
        }
        return Objects.requireNonNull(stored).get("key", Binary.class).getData();
    }

    private void insert(Document key) {
        try {
            keys.insertOne(key);
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
        }
    }
}
