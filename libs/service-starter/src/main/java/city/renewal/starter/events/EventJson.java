package city.renewal.starter.events;

import city.renewal.events.Envelope;
import city.renewal.events.EventTypes;
import city.renewal.events.RenewalEvent;
import city.renewal.starter.json.Bson;
import city.renewal.starter.json.CompressedJson;
import city.renewal.starter.json.Json;
import city.renewal.starter.outbox.OutgoingFact;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Converts facts to and from CloudEvents 1.0 in Kafka's binary content mode: attributes are {@code ce_…} headers, the
 * value is the fact as JSON, the key is the subject. The JSON of a large fact is compressed and marked with the header
 * {@code content-encoding: gzip}. Source: CloudEvents Kafka protocol binding 1.0.2.
 */
public final class EventJson {
    /**
     * The real instant of the write that created the fact, independent of the domain's clock; delays are measured from
     * it.
     */
    private static final String DECIDED_AT = "renewal_decided_at";

    /** Marks a compressed value. */
    private static final String CONTENT_ENCODING = "content-encoding";

    private static final String GZIP = "gzip";

    private static final JsonMapper MAPPER = Json.lenient();

    private EventJson() {}

    public static ProducerRecord<String, byte[]> write(String topic, OutgoingFact fact) {
        var packed = CompressedJson.bytes(fact.data());
        var value = packed == null ? MAPPER.writeValueAsBytes(fact.data()) : packed;
        var message = new ProducerRecord<>(topic, fact.subject(), value);
        if (packed != null) {
            put(message.headers(), CONTENT_ENCODING, GZIP);
        }
        put(message.headers(), "ce_specversion", "1.0");
        put(message.headers(), "ce_id", fact.id());
        put(message.headers(), "ce_source", fact.source());
        put(message.headers(), "ce_type", fact.type());
        put(message.headers(), "ce_subject", fact.subject());
        put(message.headers(), "ce_time", fact.time().toString());
        put(message.headers(), "ce_sequence", Long.toString(fact.sequence()));
        put(message.headers(), "content-type", "application/json");
        if (fact.decidedAt() != null) {
            put(message.headers(), DECIDED_AT, fact.decidedAt().toString());
        }
        return message;
    }

    /** The real instant of the write that created the fact; without the header, the timestamp of the message. */
    public static Instant decidedAt(ConsumerRecord<?, ?> message) {
        var header = message.headers().lastHeader(DECIDED_AT);
        if (header != null && header.value() != null) {
            try {
                return Instant.parse(new String(header.value(), StandardCharsets.UTF_8));
            } catch (DateTimeException e) {
                return Instant.ofEpochMilli(message.timestamp());
            }
        }
        return Instant.ofEpochMilli(message.timestamp());
    }

    /** Never throws: an unreadable message is returned as {@link IncomingMessage.Unreadable}. */
    public static IncomingMessage read(ConsumerRecord<String, byte @Nullable []> message) {
        try {
            var value = message.value();
            var headers = message.headers();
            var type = text(headers, "ce_type");
            Optional<Class<? extends RenewalEvent>> event = EventTypes.classOf(type);
            if (event.isEmpty()) {
                return new IncomingMessage.Unreadable(message, "Unknown event type '%s'".formatted(type));
            }
            if (value == null) {
                return new IncomingMessage.Unreadable(message, "No value");
            }
            return new IncomingMessage.Fact(
                    message,
                    new Envelope<>(
                            text(headers, "ce_id"),
                            text(headers, "ce_source"),
                            type,
                            text(headers, "ce_subject"),
                            Instant.parse(text(headers, "ce_time")),
                            Long.parseLong(text(headers, "ce_sequence")),
                            isLarge(message)
                                    ? MAPPER.readValue(CompressedJson.decompress(value), event.get())
                                    : MAPPER.readValue(value, event.get())));
        } catch (JacksonException | DateTimeException | IllegalArgumentException | UncheckedIOException e) {
            return new IncomingMessage.Unreadable(message, String.valueOf(e.getMessage()));
        }
    }

    /** Whether the message's value is compressed. Such a fact takes much memory. */
    static boolean isLarge(ConsumerRecord<?, ?> message) {
        var header = message.headers().lastHeader(CONTENT_ENCODING);
        return header != null && Arrays.equals(header.value(), GZIP.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads the fact of an outbox entry or a journal entry. */
    public static RenewalEvent event(String type, Document data) {
        var event = EventTypes.classOf(type)
                .orElseThrow(() -> new IllegalArgumentException("Unknown event type '%s'".formatted(type)));
        return Bson.read(data, event);
    }

    private static void put(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(Headers headers, String name) {
        var header = headers.lastHeader(name);
        if (header == null || header.value() == null) {
            throw new IllegalArgumentException("Header %s is missing".formatted(name));
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }
}
