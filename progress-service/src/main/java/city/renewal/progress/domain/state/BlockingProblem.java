package city.renewal.progress.domain.state;

import city.renewal.events.Problem;
import city.renewal.events.ProblemEvent;
import java.time.LocalDate;
import java.util.List;

/**
 * The project's view of one of its problems: the nodes that it blocks (要素保障), and until when. A problem that blocks no
 * node is stored too, so that an older fact that arrives late changes nothing.
 *
 * @param dueDate the last day for a rectification in time
 * @param blocks ids of the blocked nodes; empty: none
 * @param sequence of the fact that this state comes from
 * @param touch the fact that this state comes from
 */
public record BlockingProblem(
        String problemId,
        String title,
        LocalDate dueDate,
        Problem.State state,
        List<String> blocks,
        long sequence,
        EventRef touch) {
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
                new EventRef(eventId, sequence, event.occurredAt()));
    }

    /** Returns the later of two states of one problem. */
    BlockingProblem merge(BlockingProblem other) {
        return other.sequence > sequence ? other : this;
    }

    /** Whether the problem is not closed. */
    public boolean isOpen() {
        return state != Problem.State.CLOSED;
    }

    /**
     * The first day on which blocked work can continue: the day after the due date, or the day after today once the due
     * date has passed. A claimed rectification releases the work, as a claimed completion does for a node: waiting for
     * verification delays nothing.
     */
    public LocalDate holdsUntil(LocalDate today) {
        return switch (state) {
            case OPEN -> (dueDate.isBefore(today) ? today : dueDate).plusDays(1);
            case RECTIFIED, CLOSED -> LocalDate.MIN;
        };
    }

    public BlockedBy shown() {
        return new BlockedBy(problemId, title, dueDate, state == Problem.State.RECTIFIED);
    }
}
