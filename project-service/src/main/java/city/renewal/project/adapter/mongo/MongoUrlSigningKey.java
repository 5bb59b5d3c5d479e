package city.renewal.project.adapter.mongo;

import city.renewal.project.application.photo.SignedUrls;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.security.SecureRandom;
import java.util.Objects;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * The signing key of photo URLs in MongoDB: {@code { _id: "photoAddresses", key: bytes }}. The first instance that
 * needs the key creates it; the unique id resolves a race. To replace the key, delete the document and restart the
 * service.
 */
public final class MongoUrlSigningKey implements SignedUrls.Key {
    private static final Document NAME = new Document("_id", "photoAddresses");
    private static final int BYTES = 32;

    private final MongoCollection<Document> keys;
    private volatile byte @Nullable [] known;

    public MongoUrlSigningKey(MongoDatabase database) {
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
        var stored = keys.find(NAME).first();
        if (stored == null) {
            var fresh = new byte[BYTES];
            new SecureRandom().nextBytes(fresh);
            MongoPhotoStore.insert(keys, new Document(NAME).append("key", new Binary(fresh)));
            stored = keys.find(NAME).first();
        }
        return Objects.requireNonNull(stored).get("key", Binary.class).getData();
    }
}
