package city.renewal.progress.application.state;

import city.renewal.events.PersonRef;
import city.renewal.events.Problem;
import city.renewal.events.ProblemProgressEvent.ProblemStandingChanged;
import city.renewal.progress.domain.row.ProblemRow;
import city.renewal.progress.domain.row.PublishedProblemState;
import city.renewal.progress.domain.state.ProblemProgress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The next version of a problem's progress document, with the row that follows from it.
 *
 * @param read the version that this update is based on
 * @param change the event for the outbox; null: none
 * @param inputVersions the versions of the data that the evaluation used
 * @param row null: no row is written
 * @param leftList whether the row is removed
 * @param projectLeader the leader of the project, who therefore sees its problems; null: none
 * @param nextCheckAt the due instant to set once the row is written; null: never
 */
public record ProblemUpdate(
        StoredProblem read,
        ProblemProgress progress,
        @Nullable PublishedProblemState published,
        @Nullable ProblemStandingChanged change,
        InputVersions inputVersions,
        @Nullable ProblemRow row,
        boolean leftList,
        @Nullable PersonRef projectLeader,
        @Nullable Instant nextCheckAt) {

    /**
     * The versions of the data that an evaluation used. If one changes, the evaluation must be repeated.
     *
     * @param programme sequence of the programme
     * @param ownerKnown whether the owner was active in the directory
     * @param project version of the project's progress document; 0: it did not exist
     */
    public record InputVersions(long programme, boolean ownerKnown, long project) {}

    public String problemId() {
        return progress.problemId();
    }

    public long version() {
        return read.version() + 1;
    }

    /** The Kafka key of its events: the project id, or the problem id when the problem concerns an area. */
    public String key() {
        var project = projectId();
        return project == null ? problemId() : project;
    }

    @Nullable
    public String projectId() {
        var problem = progress.problem();
        return problem == null ? null : problem.projectId();
    }

    /** Empty while no fact is known. */
    public String programmeId() {
        var problem = progress.problem();
        return problem == null ? "" : problem.programme();
    }

    /** Empty while no fact is known. */
    public String ownerId() {
        Problem problem = progress.problem();
        return problem == null ? "" : problem.owner().personId();
    }
}
