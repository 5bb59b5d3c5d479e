package city.renewal.progress.domain.row;

import city.renewal.events.Standing;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The last published state of a node, so that only changes are published.
 *
 * @param nodeId empty for the project as a whole
 * @param people ids of all people responsible for the node, up to the headquarters
 * @param matters the further published data as text; null: none
 */
public record PublishedNodeState(
        String nodeId,
        Standing standing,
        int dueVersion,
        LocalDate dueDate,
        String people,
        boolean reportMissing,
        @Nullable String matters) {}
