package city.renewal.progress.application.live;

import city.renewal.starter.security.Visibility;

/**
 * An event of the live stream.
 *
 * @param name of the event on the stream: {@code standing} or {@code alert}
 * @param id the position of a client after this event, valid on every instance of the service
 * @param source the Kafka record that the event comes from
 * @param data serialized as JSON
 */
public record LiveEvent(
        String name, String id, SourceOffset source, String programme, Visibility.Target target, Object data) {
    /** The Kafka topic, partition and offset of the source record. */
    public record SourceOffset(String topic, int partition, long offset) {}
}
