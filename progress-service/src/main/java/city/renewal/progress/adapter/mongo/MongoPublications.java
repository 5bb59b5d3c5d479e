package city.renewal.progress.adapter.mongo;

import city.renewal.progress.application.ranking.Publication;
import city.renewal.progress.application.ranking.Publications;
import city.renewal.starter.json.Bson;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;

/** Published rankings: {@code {_id, programme, at: ISODate, publication: {…}}}. Documents are only inserted. */
public final class MongoPublications implements Publications {
    private final MongoCollection<Document> collection;

    public MongoPublications(MongoCollection<Document> collection) {
        this.collection = collection;
    }

    /** Serves the list of one programme. */
    public void createIndexes() {
        collection.createIndex(new Document("programme", 1).append("at", -1).append("_id", -1));
    }

    @Override
    public Publication saveIfAbsent(Publication publication) {
        try {
            collection.insertOne(new Document("_id", publication.publicationId())
                    .append("programme", publication.ranking().programme())
                    .append("at", Date.from(publication.publishedAt()))
                    .append("publication", Bson.document(publication)));
            return publication;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            return find(publication.publicationId()).orElseThrow();
        }
    }

    @Override
    public Optional<Publication> find(String publicationId) {
        return Optional.ofNullable(
                        collection.find(new Document("_id", publicationId)).first())
                .map(MongoPublications::publication);
    }

    @Override
    public List<Publication> of(String programmeId, List<String> after, int limit) {
        var filter = new Document("programme", programmeId);
        if (!after.isEmpty()) {
            var at = Date.from(Instant.ofEpochMilli(Long.parseLong(after.getFirst())));
            filter.append(
                    "$or",
                    List.of(
                            new Document("at", new Document("$lt", at)),
                            new Document("at", at).append("_id", new Document("$lt", after.getLast()))));
        }
        return collection
                .find(filter)
                .sort(new Document("at", -1).append("_id", -1))
                .limit(limit + 1)
                .map(MongoPublications::publication)
                .into(new ArrayList<>());
    }

    private static Publication publication(Document document) {
        return Bson.read(Objects.requireNonNull(document.get("publication", Document.class)), Publication.class);
    }
}
