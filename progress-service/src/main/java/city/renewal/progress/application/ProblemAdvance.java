package city.renewal.progress.application;

import city.renewal.events.PersonRef;
import city.renewal.events.Problem;
import city.renewal.events.ProblemProgressEvent.ProblemStandingChanged;
import city.renewal.progress.domain.ProblemMemory;
import city.renewal.progress.domain.ProblemProgress;
import city.renewal.progress.domain.ProblemRow;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The next version of a problem's progress document, and the row that follows from it.
 *
 * @param read the version that it was made from
 * @param change what goes into its outbox; null: nothing
 * @param basis the copies of others' facts that it was computed with
 * @param row null: there is none to be written
 * @param leftList whether the row is to be taken away
 * @param projectLeader who leads the project, and so sees its problems; null: nobody
 * @param nextCheckAt for when the row is written; null: never
 */
public record ProblemAdvance(
        StoredProblem read,
        ProblemProgress progress,
        @Nullable ProblemMemory memory,
        @Nullable ProblemStandingChanged change,
        Basis basis,
        @Nullable ProblemRow row,
        boolean leftList,
        @Nullable PersonRef projectLeader,
        @Nullable Instant nextCheckAt) {

    /**
     * The copies that an evaluation rests on; when one has changed since, it is to be repeated.
     *
     * @param programme sequence of the programme's copy
     * @param ownerKnown whether the owner was in the directory and active
     * @param project version of the project's progress document; 0: there was none
     */
    public record Basis(long programme, boolean ownerKnown, long project) {}

    public String problemId() {
        return progress.problemId();
    }

    public long version() {
        return read.version() + 1;
    }

    /** The Kafka key of what is said about it: the project's id, or its own when it is about an area. */
    public String key() {
        var project = projectId();
        return project == null ? problemId() : project;
    }

    @Nullable
    String projectId() {
        var problem = progress.problem();
        return problem == null ? null : problem.projectId();
    }

    /** Empty while no fact is known. */
    public String programmeId() {
        var problem = progress.problem();
        return problem == null ? "" : problem.programme();
    }

    /** Empty while no fact is known. */
    String ownerId() {
        Problem problem = progress.problem();
        return problem == null ? "" : problem.owner().personId();
    }
}
