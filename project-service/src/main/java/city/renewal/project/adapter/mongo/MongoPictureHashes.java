package city.renewal.project.adapter.mongo;

import city.renewal.project.application.photo.PerceptualHashSimilarity;
import city.renewal.project.domain.photo.PictureHashes;
import city.renewal.starter.json.Bson;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.bson.Document;

/** The hashes of stored pictures, in the documents of {@link MongoPhotoStore}. */
public final class MongoPictureHashes implements PerceptualHashSimilarity.Source {
    private static final String HASHES = "hashes";
    private static final int BATCH = 1_000;

    private final MongoCollection<Document> photos;

    public MongoPictureHashes(MongoDatabase database) {
        this.photos = database.getCollection("photos");
    }

    @Override
    public Optional<PictureHashes> find(String sha256) {
        return Optional.ofNullable(photos.find(new Document("_id", sha256))
                        .projection(new Document(HASHES, 1))
                        .first())
                .flatMap(MongoPictureHashes::hashes);
    }

    @Override
    public void since(Instant storedAt, BiConsumer<String, Instant> each) {
        photos.find(new Document("storedAt", new Document("$gte", Date.from(storedAt))))
                .projection(new Document("storedAt", 1))
                .forEach(document -> each.accept(
                        document.getString("_id"), document.getDate("storedAt").toInstant()));
    }

    @Override
    public void hashes(Collection<String> sha256s, BiConsumer<String, PictureHashes> each) {
        var all = List.copyOf(sha256s);
        for (int from = 0; from < all.size(); from += BATCH) {
            var some = all.subList(from, Math.min(all.size(), from + BATCH));
            photos.find(new Document("_id", new Document("$in", some)))
                    .projection(new Document(HASHES, 1))
                    .forEach(document ->
                            hashes(document).ifPresent(hashes -> each.accept(document.getString("_id"), hashes)));
        }
    }

    @Override
    public Set<String> stored(Collection<String> sha256s) {
        return sha256s.isEmpty()
                ? Set.of()
                : photos.find(new Document("_id", new Document("$in", List.copyOf(sha256s))))
                        .projection(new Document("_id", 1))
                        .map(document -> document.getString("_id"))
                        .into(new HashSet<>());
    }

    private static Optional<PictureHashes> hashes(Document document) {
        return Optional.ofNullable(document.get(HASHES, Document.class))
                .map(stored -> Bson.read(stored, PictureHashes.class));
    }
}
