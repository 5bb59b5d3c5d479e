package city.renewal.notification.adapter.mongo;

import city.renewal.notification.application.Notices;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/** Notices: {@code {_id, text, textEn, at: ISODate, unread, readAt: ISODate?}}. */
public final class MongoNotices implements Notices {
    static final String COLLECTION = "notices";

    private final MongoCollection<Document> notices;

    public MongoNotices(MongoDatabase database) {
        this.notices = database.getCollection(COLLECTION);
    }

    @Override
    public void post(Notice notice) {
        InsertOnce.all(
                notices,
                List.of(new Document("_id", notice.noticeId())
                        .append("text", notice.text())
                        .append("textEn", notice.textEn())
                        .append("at", Date.from(notice.at()))
                        .append("unread", true)));
    }

    @Override
    public List<Notice> newest(int limit) {
        return notices.find()
                .sort(new Document("at", -1).append("_id", -1))
                .limit(limit)
                .map(MongoNotices::notice)
                .into(new ArrayList<>());
    }

    @Override
    public long unread() {
        return notices.countDocuments(new Document("unread", true));
    }

    @Override
    public Optional<Notice> read(String noticeId, Instant now) {
        notices.updateOne(
                new Document("_id", noticeId).append("unread", true),
                new Document("$set", new Document("unread", false).append("readAt", Date.from(now))));
        return Optional.ofNullable(notices.find(new Document("_id", noticeId)).first())
                .map(MongoNotices::notice);
    }

    private static Notice notice(Document document) {
        var readAt = document.getDate("readAt");
        return new Notice(
                document.getString("_id"),
                document.getString("text"),
                document.getString("textEn"),
                document.getDate("at").toInstant(),
                readAt == null ? null : readAt.toInstant());
    }
}
