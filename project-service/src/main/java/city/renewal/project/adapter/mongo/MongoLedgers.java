package city.renewal.project.adapter.mongo;

import city.renewal.project.application.ledger.Ledgers;
import city.renewal.starter.json.Json;
import city.renewal.starter.mongo.VersionedCollection;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.bson.Document;
import org.bson.types.Binary;
import tools.jackson.databind.json.JsonMapper;

/**
 * Accepted ledgers in MongoDB, one document each, and one more document that names the ledger that began last.
 *
 * <pre>{@code
 * { _id: ledgerId, programme, state: PREPARED | PENDING | APPLIED, content: zipped JSON }
 * { _id: "last", revision: 12, ledger: ledgerId }
 * }</pre>
 *
 * <ol>
 *   <li>The ledger is inserted with state {@code PREPARED}, which has no effect.
 *   <li>A compare-and-set on the {@code revision} of the last ledger lets it begin. Of two ledgers that were checked
 *       against the same projects one loses here, and is checked again.
 *   <li>A finished ledger is {@code APPLIED}. Ledgers stored by older versions are {@code PENDING} before that.
 * </ol>
 *
 * <p>A compressed ledger of 20,000 rows stays far below the document size limit.
 */
public final class MongoLedgers implements Ledgers {
    private static final JsonMapper MAPPER = Json.lenient();
    private static final String LAST = "last";
    private static final String APPLIED = "APPLIED";

    private final MongoCollection<Document> ledgers;
    private final VersionedCollection revisions;

    public MongoLedgers(MongoCollection<Document> ledgers) {
        this.ledgers = ledgers;
        this.revisions = new VersionedCollection(ledgers, "revision");
    }

    /** Serves {@link #pending}. */
    public static void createIndexes(MongoCollection<Document> collection) {
        collection.createIndex(new Document("state", 1));
    }

    @Override
    public long revision() {
        return revisions.find(LAST).map(revisions::version).orElse(0L);
    }

    @Override
    public boolean begin(AcceptedLedger ledger, long revision) {
        var prepared = new Document("_id", ledger.ledgerId())
                .append("programme", ledger.programme())
                .append("state", "PREPARED")
                .append("content", new Binary(zip(ledger)));
        ledgers.replaceOne(new Document("_id", ledger.ledgerId()), prepared, new ReplaceOptions().upsert(true));
        var begins = revisions.save(new Document("_id", LAST).append("ledger", ledger.ledgerId()), revision);
        if (!begins) {
            ledgers.deleteOne(new Document("_id", ledger.ledgerId()).append("state", "PREPARED"));
        }
        return begins;
    }

    @Override
    public void finish(String ledgerId) {
        ledgers.updateOne(new Document("_id", ledgerId), new Document("$set", new Document("state", APPLIED)));
    }

    @Override
    public Optional<AcceptedLedger> find(String ledgerId) {
        var stored = ledgers.find(new Document("_id", ledgerId)).first();
        if (stored == null) {
            return Optional.empty();
        }
        return isBegun(stored) ? Optional.of(ledger(stored)) : Optional.empty();
    }

    /** A prepared ledger has begun if it is the last ledger; one that lost the compare-and-set never began. */
    private boolean isBegun(Document stored) {
        if (!"PREPARED".equals(stored.getString("state"))) {
            return true;
        }
        var last = revisions.find(LAST).orElse(null);
        return last != null && stored.getString("_id").equals(last.getString("ledger"));
    }

    @Override
    public List<AcceptedLedger> pending() {
        var pending = ledgers.find(new Document("state", "PENDING"))
                .map(MongoLedgers::ledger)
                .into(new ArrayList<>());
        var last = revisions.find(LAST).orElse(null);
        if (last != null) {
            var begun =
                    ledgers.find(new Document("_id", last.getString("ledger"))).first();
            if (begun != null && !APPLIED.equals(begun.getString("state"))) {
                pending.add(ledger(begun));
            }
        }
        return pending;
    }

    private static AcceptedLedger ledger(Document stored) {
        return unzip(stored.get("content", Binary.class).getData());
    }

    private static byte[] zip(AcceptedLedger ledger) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(MAPPER.writeValueAsBytes(ledger));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static AcceptedLedger unzip(byte[] bytes) {
        try (var zip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return MAPPER.readValue(zip.readAllBytes(), AcceptedLedger.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
