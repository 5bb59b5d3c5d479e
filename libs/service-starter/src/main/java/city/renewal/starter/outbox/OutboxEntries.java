package city.renewal.starter.outbox;

import city.renewal.events.Envelope;
import city.renewal.starter.json.Bson;
import city.renewal.starter.json.CompressedJson;
import city.renewal.starter.json.LargeFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/**
 * Reads and writes outbox entries: {@code {id, source, type, subject, time, sequence, decidedAt: ISODate, data: {…}}}.
 * The data of a large fact is compressed. {@code time} is the domain's time, {@code decidedAt} is real time.
 */
public final class OutboxEntries {
    private static final int GROUP = 500;

    private OutboxEntries() {}

    public static Document entry(Envelope<?> envelope, Instant decidedAt) {
        return entry(envelope).append("decidedAt", Date.from(decidedAt));
    }

    /** An entry without {@code decidedAt}, such as a snapshot, for which no delay is measured. */
    public static Document entry(Envelope<?> envelope) {
        return new Document("id", envelope.id())
                .append("source", envelope.source())
                .append("type", envelope.type())
                .append("subject", envelope.subject())
                .append("time", envelope.time().toString())
                .append("sequence", envelope.sequence())
                .append("data", LargeFacts.document(envelope.event()));
    }

    /**
     * Entries in their order. Large batches are compressed in groups, {@code {id, packed: BinData(gzip)}}, because a
     * document holds 16 MB.
     */
    public static List<Document> entries(List<? extends Envelope<?>> envelopes, Instant decidedAt) {
        var entries = new ArrayList<Document>();
        if (envelopes.size() <= CompressedJson.MAX_UNCOMPRESSED) {
            envelopes.forEach(envelope -> entries.add(entry(envelope, decidedAt)));
            return entries;
        }
        for (var from = 0; from < envelopes.size(); from += GROUP) {
            var group = envelopes.subList(from, Math.min(envelopes.size(), from + GROUP));
            entries.add(group(group, decidedAt));
        }
        return entries;
    }

    private static Document group(List<? extends Envelope<?>> envelopes, Instant decidedAt) {
        var entries = envelopes.stream()
                .map(each -> new Entry(
                        each.id(),
                        each.source(),
                        each.type(),
                        each.subject(),
                        each.time(),
                        each.sequence(),
                        decidedAt,
                        each.event()))
                .toList();
        var group = CompressedJson.document(new Group(entries));
        return new Document("id", envelopes.getFirst().id() + "/group").append("packed", group);
    }

    private record Group(List<Entry> entries) {}

    private record Entry(
            String id,
            String source,
            String type,
            String subject,
            Instant time,
            long sequence,
            Instant decidedAt,
            Object data) {}

    /** The entries of a document, oldest first; some may be groups. */
    static List<Document> of(Document document) {
        return document.getList("outbox", Document.class, List.of());
    }

    /** The facts of an entry or of all entries of a group. */
    static List<OutgoingFact> facts(Document entry) {
        return entry.get("packed") instanceof Document packed
                ? Bson.read(packed, Group.class).entries().stream()
                        .map(OutboxEntries::fact)
                        .toList()
                : List.of(fact(entry));
    }

    private static OutgoingFact fact(Entry entry) {
        if (!(entry.data() instanceof Map<?, ?> data)) {
            throw new IllegalStateException("Expected an object as the data of " + entry.id());
        }
        var document = new Document();
        data.forEach((name, value) -> document.append(String.valueOf(name), value));
        return new OutgoingFact(
                entry.id(),
                entry.source(),
                entry.type(),
                entry.subject(),
                entry.time(),
                entry.sequence(),
                document,
                entry.decidedAt());
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
