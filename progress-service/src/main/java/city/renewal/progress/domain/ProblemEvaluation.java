package city.renewal.progress.domain;

import city.renewal.events.ProblemProgressEvent.ProblemStandingChanged;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a problem's progress amounts to at one instant.
 *
 * @param row null while no fact is known, and once its project was withdrawn
 * @param change what is to be said, given what was said before; null: nothing
 * @param memory what will have been said then; null: nothing, or that it left
 * @param nextCheckAt the first instant at which time alone changes something; null: never
 */
public record ProblemEvaluation(
        @Nullable ProblemRow row,
        @Nullable ProblemStandingChanged change,
        @Nullable ProblemMemory memory,
        @Nullable Instant nextCheckAt) {}
