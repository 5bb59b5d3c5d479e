package city.renewal.starter.outbox;

import java.time.Instant;
import org.bson.Document;

/** A fact on its way out, as the outbox keeps it: the envelope's headers, and the value as a document. */
public record OutgoingFact(
        String id, String source, String type, String subject, Instant time, long sequence, Document data) {}
