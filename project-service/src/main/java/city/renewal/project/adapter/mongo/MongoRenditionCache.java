package city.renewal.project.adapter.mongo;

import city.renewal.project.application.photo.PictureRenditions;
import city.renewal.project.application.photo.Pictures.Encoded;
import city.renewal.project.application.photo.Variant;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * Renditions of photos in MongoDB: {@code { _id: "sha256/variant", sha256, data: bytes }}. A rendition has some hundred
 * kilobytes and at most a few million bytes, so it fits into one document without GridFS. Renditions can be recreated
 * at any time.
 */
public final class MongoRenditionCache implements PictureRenditions.Cache {
    private final MongoCollection<Document> pictures;

    public MongoRenditionCache(MongoDatabase database) {
        this.pictures = database.getCollection("photoPictures");
    }

    /** Serves the removal of a photo's renditions. */
    public void createIndexes() {
        pictures.createIndex(new Document("sha256", 1));
    }

    @Override
    public Optional<Encoded> find(String sha256, Variant variant) {
        return Optional.ofNullable(
                        pictures.find(new Document("_id", id(sha256, variant))).first())
                .map(document -> new Encoded(document.get("data", Binary.class).getData()));
    }

    @Override
    public void keep(String sha256, Variant variant, Encoded picture) {
        MongoPhotoStore.insert(
                pictures,
                new Document("_id", id(sha256, variant))
                        .append("sha256", sha256)
                        .append("data", new Binary(picture.bytes())));
    }

    private static String id(String sha256, Variant variant) {
        return sha256 + "/" + variant;
    }
}
