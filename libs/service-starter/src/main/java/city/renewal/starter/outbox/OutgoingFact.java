package city.renewal.starter.outbox;

import java.time.Instant;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A fact to be published, as the outbox stores it: the envelope's attributes, and the value as a document.
 *
 * @param decidedAt the real instant of the write that created the fact, from which delays are measured; null in entries
 *     written by an older version
 */
public record OutgoingFact(
        String id,
        String source,
        String type,
        String subject,
        Instant time,
        long sequence,
        Document data,
        @Nullable Instant decidedAt) {}
