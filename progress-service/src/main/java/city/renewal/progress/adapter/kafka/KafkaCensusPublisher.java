package city.renewal.progress.adapter.kafka;

import city.renewal.events.CensusEvent.OverdueCensusTaken;
import city.renewal.events.EventTypes;
import city.renewal.events.Topics;
import city.renewal.progress.application.census.CensusPublisher;
import city.renewal.starter.json.Bson;
import city.renewal.starter.outbox.FactPublisher;
import city.renewal.starter.outbox.OutgoingFact;

/**
 * Publishes each part of a census as one Kafka message, keyed by the programme. No outbox is needed: the next census
 * repeats a lost part. The sequence is the instant in milliseconds, followed by the part number.
 */
public final class KafkaCensusPublisher implements CensusPublisher {
    private static final long MOST_PARTS = 10_000;

    private final FactPublisher publisher;

    public KafkaCensusPublisher(FactPublisher publisher) {
        this.publisher = publisher;
    }

    @Override
    public void publish(OverdueCensusTaken part) {
        var source = "/census/" + part.programme();
        var sequence = part.occurredAt().toEpochMilli() * MOST_PARTS + part.part();
        var fact = new OutgoingFact(
                source.substring(1) + "/" + sequence,
                source,
                EventTypes.typeOf(OverdueCensusTaken.class),
                part.programme(),
                part.occurredAt(),
                sequence,
                Bson.document(part),
                null);
        publisher.publish(Topics.PROGRESS, fact).join();
    }
}
