package city.renewal.notification.adapter.mongo;

import city.renewal.notification.application.inbox.Notices;
import city.renewal.starter.mongo.AreaPath;
import city.renewal.starter.mongo.VisibilityFields;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;

/** Notices: {@code {_id, text, textEn, at: ISODate, unread, readAt: ISODate?, areaPath: […]?}}. */
public final class MongoNotices implements Notices {
    static final String COLLECTION = "notices";

    private final MongoCollection<Document> notices;

    public MongoNotices(MongoDatabase database) {
        this.notices = database.getCollection(COLLECTION);
    }

    @Override
    public void post(Notice notice, Collection<String> areas) {
        InsertOnce.all(
                notices,
                List.of(new Document("_id", notice.noticeId())
                        .append("text", notice.text())
                        .append("textEn", notice.textEn())
                        .append("at", Date.from(notice.at()))
                        .append("unread", true)
                        .append("areaPath", AreaPath.ofAll(areas))));
    }

    @Override
    public List<Notice> newest(Set<String> areas, int limit) {
        return notices.find(within(areas))
                .sort(new Document("at", -1).append("_id", -1))
                .limit(limit)
                .map(MongoNotices::notice)
                .into(new ArrayList<>());
    }

    @Override
    public long unread(Set<String> areas) {
        return notices.countDocuments(within(areas).append("unread", true));
    }

    private static Document within(Set<String> areas) {
        return areas.isEmpty() ? new Document() : VisibilityFields.restrict(new Document(), areas);
    }

    @Override
    public Optional<Notice> read(String noticeId, Set<String> areas, Instant now) {
        notices.updateOne(
                within(areas).append("_id", noticeId).append("unread", true),
                new Document("$set", new Document("unread", false).append("readAt", Date.from(now))));
        return Optional.ofNullable(
                        notices.find(within(areas).append("_id", noticeId)).first())
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
