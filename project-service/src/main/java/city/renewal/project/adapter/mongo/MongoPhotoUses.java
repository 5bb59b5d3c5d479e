package city.renewal.project.adapter.mongo;

import city.renewal.project.application.photo.PhotoUse;
import city.renewal.project.application.photo.PhotoUses;
import city.renewal.starter.json.Bson;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOneModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.bson.Document;

/**
 * Uses of photos in MongoDB, one document each: {@code { _id: "sha256/kind/id", sha256, use: {…} }}.
 *
 * <p>After the insert, the photo's {@code uses} counter is incremented. The sweep that removes unused photos searches
 * for uses and deletes only with the counter that it read before. So with a concurrent sweep, either the sweep sees the
 * use, or its delete matches nothing, or the photo is gone before {@link #add} returns.
 */
public final class MongoPhotoUses implements PhotoUses {
    private static final int MAX = 200;
    private static final BulkWriteOptions UNORDERED = new BulkWriteOptions().ordered(false);

    private final MongoCollection<Document> uses;
    private final MongoCollection<Document> photos;

    public MongoPhotoUses(MongoDatabase database) {
        this.uses = database.getCollection("photoUses");
        this.photos = database.getCollection("photos");
    }

    /** Serves {@link #of}. */
    public void createIndexes() {
        uses.createIndex(new Document("sha256", 1));
    }

    @Override
    public void add(Collection<PhotoUse> added) {
        if (added.isEmpty()) {
            return;
        }
        uses.bulkWrite(
                added.stream()
                        .map(use -> new ReplaceOneModel<>(
                                new Document("_id", id(use)),
                                new Document("_id", id(use))
                                        .append("sha256", use.sha256())
                                        .append("use", Bson.document(use)),
                                new ReplaceOptions().upsert(true)))
                        .toList(),
                UNORDERED);
        photos.bulkWrite(
                added.stream()
                        .map(PhotoUse::sha256)
                        .distinct()
                        .map(sha256 -> new UpdateOneModel<Document>(
                                new Document("_id", sha256), new Document("$inc", new Document("uses", 1L))))
                        .toList(),
                UNORDERED);
    }

    @Override
    public List<PhotoUse> of(String sha256) {
        return uses.find(new Document("sha256", sha256))
                .limit(MAX)
                .map(document -> Bson.read(document.get("use", Document.class), PhotoUse.class))
                .into(new ArrayList<>());
    }

    private static String id(PhotoUse use) {
        return "%s/%s/%s".formatted(use.sha256(), use.kind(), use.id());
    }
}
