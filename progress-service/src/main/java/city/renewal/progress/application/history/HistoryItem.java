package city.renewal.progress.application.history;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a project's history.
 *
 * @param eventId id of the fact, as on {@code renewal.project.v1}
 * @param sequence number of the fact within its source: the project, the problem or the site report
 * @param type published name of the fact, such as {@code city.renewal.project.node-completed.v1}
 * @param at when it was decided
 * @param by the person who decided it; null when the fact does not name a person or the platform decided it
 * @param nodeId the node concerned; null: several nodes, or the project as a whole
 * @param nodeName null also when the node is no longer in a plan
 * @param text a sentence that describes the fact, with names instead of ids where they are known
 * @param data the fields of the fact; for a plan, its changes
 */
public record HistoryItem(
        String eventId,
        long sequence,
        String type,
        Instant at,
        @Nullable Actor by,
        @Nullable String nodeId,
        @Nullable String nodeName,
        Wording text,
        Object data) {

    /** @param name null when neither the directory nor the plan knows the person */
    public record Actor(String personId, @Nullable String name) {}

    /** The sort key from which the next page continues. */
    public List<String> key() {
        return List.of(Long.toString(at.toEpochMilli()), Long.toString(sequence), eventId);
    }
}
