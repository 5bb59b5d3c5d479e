package city.renewal.events;

import java.time.Instant;

/**
 * A fact with the attributes of its message: CloudEvents 1.0 in Kafka's binary content mode.
 *
 * @param id {@code ce_id}: unique, the same on every redelivery
 * @param source {@code ce_source}: the aggregate within which {@code sequence} counts, such as {@code /projects/p1}
 * @param type {@code ce_type}: published name, see {@link EventTypes}
 * @param subject {@code ce_subject}, and the Kafka key: the project or programme of the fact
 * @param time {@code ce_time}: the instant of the decision
 * @param sequence {@code ce_sequence}: 1, 2, 3, … within the source
 */
public record Envelope<E extends RenewalEvent>(
        String id, String source, String type, String subject, Instant time, long sequence, E event) {

    public static <E extends RenewalEvent> Envelope<E> of(String source, String subject, long sequence, E event) {
        return new Envelope<>(
                source.substring(1) + "/" + sequence,
                source,
                EventTypes.typeOf(event.getClass()),
                subject,
                event.occurredAt(),
                sequence,
                event);
    }

    /** The same message with another id, for a snapshot that uses a sequence number again. */
    public Envelope<E> withId(String otherId) {
        return new Envelope<>(otherId, source, type, subject, time, sequence, event);
    }
}
