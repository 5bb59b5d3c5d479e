package city.renewal.progress.application;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to a project, as its history shows it.
 *
 * @param eventId id of the fact, the same on {@code renewal.project.v1}
 * @param sequence number of the fact within its source: the project, the problem or the site report
 * @param type published name of the fact, such as {@code city.renewal.project.node-completed.v1}
 * @param at when it was decided
 * @param by who decided it; null where the fact does not say, or where the platform itself did
 * @param nodeId the node that it is about; null: several nodes, or the project as a whole
 * @param nodeName null also where the node is in no plan any more
 * @param text a sentence that says what happened, with names instead of ids where they are known
 * @param data the fact's own fields; of a plan, what it changed
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

    /** @param name null while the directory and the plan do not know the person */
    public record Actor(String personId, @Nullable String name) {}

    /** What a page that ends with this item goes on behind. */
    public List<String> key() {
        return List.of(Long.toString(at.toEpochMilli()), Long.toString(sequence), eventId);
    }
}
