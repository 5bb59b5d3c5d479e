package city.renewal.progress.adapter.mongo;

import city.renewal.progress.application.feed.Feed;
import city.renewal.progress.application.feed.Feeds;
import city.renewal.starter.json.Bson;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;

/**
 * Feeds: {@code {_id: hash of the secret, feedId, person, at: ISODate, feed: {…}}}. Withdrawing a feed deletes its
 * document.
 */
public final class MongoFeeds implements Feeds {
    private final MongoCollection<Document> collection;

    public MongoFeeds(MongoCollection<Document> collection) {
        this.collection = collection;
    }

    /** Serves the list of one person; the unique index guarantees one address per feed. */
    public void createIndexes() {
        collection.createIndex(new Document("person", 1).append("at", -1));
        collection.createIndex(new Document("feedId", 1), new IndexOptions().unique(true));
    }

    @Override
    public boolean saveIfAbsent(Feed feed, String tokenHash) {
        try {
            collection.insertOne(new Document("_id", tokenHash)
                    .append("feedId", feed.feedId())
                    .append("person", feed.reader().personId())
                    .append("at", Date.from(feed.createdAt()))
                    .append("feed", Bson.document(feed)));
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
            return false;
        }
    }

    @Override
    public Optional<Feed> withId(String feedId) {
        return Optional.ofNullable(
                        collection.find(new Document("feedId", feedId)).first())
                .map(MongoFeeds::feed);
    }

    @Override
    public Optional<Feed> find(String tokenHash) {
        return Optional.ofNullable(
                        collection.find(new Document("_id", tokenHash)).first())
                .map(MongoFeeds::feed);
    }

    @Override
    public List<Feed> of(String personId) {
        return collection
                .find(new Document("person", personId))
                .sort(new Document("at", -1))
                .map(MongoFeeds::feed)
                .into(new ArrayList<>());
    }

    @Override
    public boolean withdraw(String feedId, String personId) {
        return collection
                        .deleteOne(new Document("person", personId).append("feedId", feedId))
                        .getDeletedCount()
                == 1;
    }

    private static Feed feed(Document document) {
        return Bson.read(Objects.requireNonNull(document.get("feed", Document.class)), Feed.class);
    }
}
