package city.renewal.starter.outbox;

import city.renewal.events.Envelope;
import city.renewal.starter.json.LargeFacts;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;

/**
 * An outbox entry: {@code {id, source, type, subject, time, sequence, decidedAt: ISODate, data: {…}}}, where the data of a large
 * fact is packed. Its {@code time} is
 * the domain's, {@code decidedAt} is real.
 */
public final class OutboxEntries {
    private OutboxEntries() {}

    public static Document entry(Envelope<?> envelope, Instant decidedAt) {
        return entry(envelope).append("decidedAt", Date.from(decidedAt));
    }

    /** An entry that decides nothing new, such as a snapshot: no delay is measured from it. */
    public static Document entry(Envelope<?> envelope) {
        return new Document("id", envelope.id())
                .append("source", envelope.source())
                .append("type", envelope.type())
                .append("subject", envelope.subject())
                .append("time", envelope.time().toString())
                .append("sequence", envelope.sequence())
                .append("data", LargeFacts.document(envelope.event()));
    }

    /** The entries of a document, oldest first. */
    static List<Document> of(Document document) {
        return document.getList("outbox", Document.class, List.of());
    }

    static OutgoingFact fact(Document entry) {
        var decidedAt = entry.getDate("decidedAt");
        return new OutgoingFact(
                entry.getString("id"),
                entry.getString("source"),
                entry.getString("type"),
                entry.getString("subject"),
                Instant.parse(entry.getString("time")),
                entry.getLong("sequence"),
                entry.get("data", Document.class),
                decidedAt == null ? null : decidedAt.toInstant());
    }
}
