package city.renewal.progress.domain;

import city.renewal.events.Standing;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What was last said about a node, so that only changes are said.
 *
 * @param nodeId empty for what was said about the project as a whole
 * @param people ids of everybody the node stands for, up to the headquarters
 * @param matters what was said besides; null: nothing was
 */
public record NodeMemory(
        String nodeId,
        Standing standing,
        int dueVersion,
        LocalDate dueDate,
        String people,
        boolean reportMissing,
        @Nullable String matters) {}
