package city.renewal.project.adapter.mongo;

import city.renewal.project.application.Ledgers;
import city.renewal.starter.json.Json;
import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.bson.Document;
import org.bson.types.Binary;
import tools.jackson.databind.json.JsonMapper;

/**
 * Accepted ledgers in MongoDB: {@code {_id, programme, state: PENDING | APPLIED, content}}, the content as zipped JSON, so
 * that a ledger of 20,000 rows stays far below a document's limit.
 */
public final class MongoLedgers implements Ledgers {
    private static final JsonMapper MAPPER = Json.lenient();

    private final MongoCollection<Document> ledgers;

    public MongoLedgers(MongoCollection<Document> ledgers) {
        this.ledgers = ledgers;
    }

    @Override
    public void begin(AcceptedLedger ledger) {
        try {
            ledgers.insertOne(new Document("_id", ledger.ledgerId())
                    .append("programme", ledger.programme())
                    .append("state", "PENDING")
                    .append("content", new Binary(zip(ledger))));
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw e;
            }
        }
    }

    @Override
    public void finish(String ledgerId) {
        ledgers.updateOne(new Document("_id", ledgerId), new Document("$set", new Document("state", "APPLIED")));
    }

    @Override
    public List<AcceptedLedger> pending() {
        return ledgers.find(new Document("state", "PENDING"))
                .map(document -> unzip(document.get("content", Binary.class).getData()))
                .into(new ArrayList<>());
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
