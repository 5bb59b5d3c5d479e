package city.renewal.progress.application;

import city.renewal.starter.security.Caller;
import java.time.Instant;

/**
 * A calendar feed of deadlines that somebody subscribed to.
 *
 * @param about id of the person, unit or project
 * @param reader whose rights it has, as they were when it was made
 */
public record Feed(String feedId, Kind kind, String about, Caller reader, Instant createdAt) {
    /** What a feed is about. */
    public enum Kind {
        /** What a person answers for, or leads. */
        PERSON,
        UNIT,
        PROJECT
    }
}
