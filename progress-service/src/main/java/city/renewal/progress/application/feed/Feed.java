package city.renewal.progress.application.feed;

import city.renewal.starter.security.Caller;
import java.time.Instant;

/**
 * A calendar feed of deadlines.
 *
 * @param about id of the person, unit or project
 * @param reader the creator, with the rights at the time of creation
 */
public record Feed(String feedId, Kind kind, String about, Caller reader, Instant createdAt) {
    /** The subject of a feed. */
    public enum Kind {
        /** The nodes that a person owns or leads. */
        PERSON,
        UNIT,
        PROJECT
    }
}
