package city.renewal.progress.domain.evaluation;

import city.renewal.events.ProgressEvent;
import city.renewal.progress.domain.row.DeadlineRow;
import city.renewal.progress.domain.row.NodeTally;
import city.renewal.progress.domain.row.ProjectSummary;
import city.renewal.progress.domain.row.PublishedNodeState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The evaluation of a project's progress at one instant.
 *
 * @param tallies of the rows
 * @param summary null while the project's entry is unknown, and once it is withdrawn
 * @param changes the events to publish, compared with the last published state
 * @param published the published state after these events
 * @param nextCheckAt the first instant at which time alone changes something; null: never
 * @param isSound whether the engine accepted the plan
 */
public record ProjectEvaluation(
        List<DeadlineRow> rows,
        List<NodeTally> tallies,
        @Nullable ProjectSummary summary,
        List<ProgressEvent> changes,
        List<PublishedNodeState> published,
        @Nullable Instant nextCheckAt,
        boolean isSound) {
    static final ProjectEvaluation NOTHING =
            new ProjectEvaluation(List.of(), List.of(), null, List.of(), List.of(), null, true);

    public ProjectEvaluation {
        rows = List.copyOf(rows);
        tallies = List.copyOf(tallies);
        changes = List.copyOf(changes);
        published = List.copyOf(published);
    }
}
