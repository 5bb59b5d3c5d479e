package city.renewal.schedule;

import city.renewal.schedule.PlanSpec.Link;
import city.renewal.schedule.ReferenceSchedule.Result;
import java.util.ArrayList;
import java.util.List;

/**
 * Verifies a driving chain link by link: the node would have the same dates if only that link held it, and earlier
 * dates if no link did.
 */
final class ReferenceChain {
    private final ReferenceSchedule schedule;
    private final Result answer;
    private final List<String> chain;
    private final List<String> wrong = new ArrayList<>();

    private ReferenceChain(ReferenceSchedule schedule, Result answer, List<String> chain) {
        this.schedule = schedule;
        this.answer = answer;
        this.chain = chain;
    }

    static List<String> problems(ReferenceSchedule schedule, Result answer, List<String> chain) {
        var reference = new ReferenceChain(schedule, answer, chain);
        reference.check();
        return reference.wrong;
    }

    private void check() {
        checkEnd(chain.getLast());
        for (int at = chain.size() - 1; at > 0; at--) {
            var predecessor = chain.get(at - 1);
            var node = chain.get(at);
            if (drivers(node).stream().noneMatch(link -> link.nodeId().equals(predecessor))) {
                wrong.add(predecessor + " does not drive " + node);
            }
        }
        if (!drivers(chain.getFirst()).isEmpty()) {
            wrong.add(chain.getFirst() + " is driven by " + drivers(chain.getFirst()) + ", which is not in the chain");
        }
    }

    /** The chain ends with the node that misses its promise most, or with the last open node. */
    private void checkEnd(String end) {
        var nodes = schedule.spec.nodes();
        for (int n = 0; n < nodes.size(); n++) {
            var node = nodes.get(n);
            if (node.nodeId().equals(end) && answer.shortByDays() > 0) {
                int late = schedule.lateness(node, answer.nodes().get(n).earliestFinish());
                if (late != answer.shortByDays() || schedule.done(end, true)) {
                    wrong.add(end + " is late by " + late + ", and the plan by " + answer.shortByDays());
                }
            }
            boolean isLater = schedule.early().span(node.nodeId()).finish()
                    > schedule.early().span(end).finish();
            if (answer.shortByDays() == 0 && isLater && !schedule.done(node.nodeId(), true)) {
                wrong.add(node.nodeId() + " is over after " + end);
            }
        }
    }

    private List<Link> drivers(String id) {
        var early = schedule.early();
        long held = early.span(id).moment();
        if (schedule.done(id, true) || early.heldBy(id, List.of()).moment() == held) {
            return List.of();
        }
        return schedule.nodes.get(id).predecessors().stream()
                .filter(link -> !isFact(link))
                .filter(link -> early.heldBy(id, List.of(link)).moment() == held)
                .toList();
    }

    private boolean isFact(Link link) {
        boolean fromStart = link.type() == LinkType.SS || link.type() == LinkType.SF;
        return schedule.done(link.nodeId(), true) || (fromStart && schedule.atWork(link.nodeId(), true));
    }
}
