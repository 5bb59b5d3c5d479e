package city.renewal.notification.config;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The live streams of inboxes.
 *
 * @param beat real time between two refreshes, each one query for all readers
 * @param heartbeat interval after which a stream without events sends a heartbeat
 * @param streamsOfAPerson open at once at this instance; one more ends their oldest
 * @param streams of everybody, at this instance
 */
@ConfigurationProperties("renewal.inbox")
public record InboxProperties(
        @DefaultValue("2s") Duration beat,
        @DefaultValue("20s") Duration heartbeat,
        @DefaultValue("10") int streamsOfAPerson,
        @DefaultValue("2000") int streams) {
    public InboxProperties {
        if (beat.toMillis() < 10 || heartbeat.toMillis() < 10 || streamsOfAPerson < 1 || streams < 1) {
            throw new IllegalArgumentException(
                    "Expected renewal.inbox.beat and heartbeat of at least 10ms and at least one stream, but got %s, %s, %d and %d"
                            .formatted(beat, heartbeat, streamsOfAPerson, streams));
        }
    }
}
