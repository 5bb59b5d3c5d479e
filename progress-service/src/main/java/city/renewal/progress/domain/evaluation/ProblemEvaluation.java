package city.renewal.progress.domain.evaluation;

import city.renewal.events.ProblemProgressEvent.ProblemStandingChanged;
import city.renewal.progress.domain.row.ProblemRow;
import city.renewal.progress.domain.row.PublishedProblemState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The evaluation of a problem's progress at one instant.
 *
 * @param row null while no fact is known, and once its project is withdrawn
 * @param change the event to publish, compared with the last published state; null: none
 * @param published the published state after this event; null: none, or the removal was published
 * @param nextCheckAt the first instant at which time alone changes something; null: never
 */
public record ProblemEvaluation(
        @Nullable ProblemRow row,
        @Nullable ProblemStandingChanged change,
        @Nullable PublishedProblemState published,
        @Nullable Instant nextCheckAt) {}
