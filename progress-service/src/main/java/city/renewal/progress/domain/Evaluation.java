package city.renewal.progress.domain;

import city.renewal.events.ProgressEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a project's progress amounts to at one instant.
 *
 * @param tallies of the rows
 * @param summary null while the project's entry is unknown, and once it was withdrawn
 * @param changes what is to be said, given what was said before
 * @param memory what will have been said then
 * @param nextCheckAt the first instant at which time alone changes something; null: never
 * @param isSound whether the engine accepted the plan
 */
public record Evaluation(
        List<DeadlineRow> rows,
        List<NodeTally> tallies,
        @Nullable ProjectSummary summary,
        List<ProgressEvent> changes,
        List<NodeMemory> memory,
        @Nullable Instant nextCheckAt,
        boolean isSound) {
    static final Evaluation NOTHING = new Evaluation(List.of(), List.of(), null, List.of(), List.of(), null, true);

    public Evaluation {
        rows = List.copyOf(rows);
        tallies = List.copyOf(tallies);
        changes = List.copyOf(changes);
        memory = List.copyOf(memory);
    }
}
