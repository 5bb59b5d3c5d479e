package city.renewal.progress.domain;

import city.renewal.events.Standing;
import java.time.LocalDate;

/**
 * What was last said about a node, so that only changes are said.
 *
 * @param people ids of everybody the node stands for, up to the headquarters
 */
public record NodeMemory(
        String nodeId, Standing standing, int dueVersion, LocalDate dueDate, String people, boolean reportMissing) {}
