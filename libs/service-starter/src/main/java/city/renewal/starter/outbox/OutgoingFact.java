package city.renewal.starter.outbox;

import java.time.Instant;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A fact on its way out, as the outbox keeps it: the envelope's headers, and the value as a document.
 *
 * @param decidedAt the real instant of the write that decided it, from which delays are measured; null in entries that
 *     an older version wrote
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
