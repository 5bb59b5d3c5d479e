package city.renewal.progress.domain;

import city.renewal.events.Problem;
import city.renewal.events.ProblemEvent;
import java.time.LocalDate;
import java.util.List;

/**
 * What a project remembers of a problem of its own: which nodes it holds up (要素保障), and until when. A problem that holds up
 * none is remembered too, so that an older fact that comes late changes nothing.
 *
 * @param dueDate the last day on which rectifying is in time
 * @param blocks ids of the nodes; empty: none
 * @param sequence of the fact that this is from
 */
public record BlockingProblem(
        String problemId,
        String title,
        LocalDate dueDate,
        Problem.State state,
        List<String> blocks,
        long sequence,
        Touch touch) {
    public BlockingProblem {
        blocks = List.copyOf(blocks);
    }

    static BlockingProblem of(String eventId, long sequence, ProblemEvent event) {
        var problem = event.problem();
        return new BlockingProblem(
                problem.problemId(),
                problem.title(),
                problem.dueDate(),
                problem.state(),
                problem.blocks(),
                sequence,
                new Touch(eventId, sequence, event.occurredAt()));
    }

    /** The later of two facts about one problem. */
    BlockingProblem and(BlockingProblem other) {
        return other.sequence > sequence ? other : this;
    }

    /** Whether nobody has checked yet that it is mended. */
    boolean isOpen() {
        return state != Problem.State.CLOSED;
    }

    /**
     * The first day on which work that it holds up can go on: the day after its due date, or after today once that has
     * passed. A claim that it is mended counts, as it does for a node: work that waits for a check delays nothing.
     */
    LocalDate holdsUntil(LocalDate today) {
        return switch (state) {
            case OPEN -> (dueDate.isBefore(today) ? today : dueDate).plusDays(1);
            case RECTIFIED, CLOSED -> LocalDate.MIN;
        };
    }

    BlockedBy shown() {
        return new BlockedBy(problemId, title, dueDate, state == Problem.State.RECTIFIED);
    }
}
