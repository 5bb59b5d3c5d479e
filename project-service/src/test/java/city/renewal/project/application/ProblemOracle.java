package city.renewal.project.application;

import city.renewal.events.Problem;
import city.renewal.events.ProblemEvent;
import city.renewal.events.ProblemEvent.ProblemClosed;
import city.renewal.events.ProblemEvent.ProblemExtensionApproved;
import city.renewal.events.ProblemEvent.ProblemRaised;
import city.renewal.events.ProblemEvent.ProblemReassigned;
import city.renewal.events.ProblemEvent.ProblemRectified;
import city.renewal.events.ProblemEvent.ProblemReopened;
import city.renewal.events.RenewalEvent;
import city.renewal.starter.security.Caller;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An oracle for forbidden results, based only on the published events: it knows the officials, but not the rules. */
final class ProblemOracle {
    private static final Set<String> DECIDE_ON_DATES = Set.of("p-commander", "p-leader");
    private static final Set<String> OFFICIALS = Set.of("p-commander", "p-leader", "p-inspector");

    private final Map<String, Problem> last = new HashMap<>();
    private final Map<String, Set<String>> hadAHand = new HashMap<>();
    private boolean isDisguised;

    /** The next command is sent by a member of the unit under an official's name. */
    Caller disguised(Caller caller) {
        isDisguised = true;
        return caller;
    }

    List<String> check(List<RenewalEvent> facts) {
        var broken = new ArrayList<String>();
        for (var fact : facts) {
            if (fact instanceof ProblemEvent event) {
                check(event, broken);
            }
        }
        isDisguised = false;
        return broken;
    }

    private void check(ProblemEvent event, List<String> broken) {
        var now = event.problem();
        var before = last.put(now.problemId(), now);
        var hands = hadAHand.computeIfAbsent(now.problemId(), _ -> new HashSet<>());
        if (before == null) {
            if (event instanceof ProblemRaised raised && !OFFICIALS.contains(raised.raisedBy())) {
                hands.add(raised.raisedBy());
            }
            return;
        }
        if (event instanceof ProblemRectified rectified) {
            hands.add(rectified.rectifiedBy());
        }
        if (event instanceof ProblemClosed closed) {
            closed(closed, before, hands, broken);
        }
        if (!now.originalDueDate().equals(before.originalDueDate())) {
            broken.add("the original date of %s moved".formatted(now.problemId()));
        }
        dated(event, before, broken);
        assigned(event, before, broken);
    }

    private static void closed(ProblemClosed closed, Problem before, Set<String> hands, List<String> broken) {
        if (before.state() != Problem.State.RECTIFIED) {
            broken.add("closed from " + before.state());
        }
        if (hands.contains(closed.closedBy())) {
            broken.add("%s verified what they rectified or reported".formatted(closed.closedBy()));
        }
        if (isOfTheUnit(before, closed.closedBy()) && !closed.closedBy().equals("p-inspector")) {
            broken.add("%s of the unit closed a problem".formatted(closed.closedBy()));
        }
    }

    /** Whether the unit or this person is responsible. A problem reassigned to another unit no longer counts. */
    private static boolean isOfTheUnit(Problem problem, String person) {
        return problem.projectId() != null
                || problem.unit().unitId().equals("u1")
                || problem.owner().personId().equals(person);
    }

    private void dated(ProblemEvent event, Problem before, List<String> broken) {
        var now = event.problem();
        var moved = !now.dueDate().equals(before.dueDate());
        if (moved && now.dueVersion() != before.dueVersion() + 1) {
            broken.add("a date moved without a new version");
        }
        if (!moved && now.dueVersion() == before.dueVersion()) {
            return;
        }
        var mover = switch (event) {
            case ProblemExtensionApproved approved -> decider(approved, broken);
            case ProblemReopened reopened when OFFICIALS.contains(reopened.reopenedBy()) -> reopened.reopenedBy();
            case ProblemReopened reopened when !isOfTheUnit(before, reopened.reopenedBy()) -> "p-inspector";
            default -> "nobody who may";
        };
        if (!OFFICIALS.contains(mover) || isDisguised) {
            broken.add("the date was moved by %s with %s"
                    .formatted(mover, event.getClass().getSimpleName()));
        }
    }

    private static String decider(ProblemExtensionApproved approved, List<String> broken) {
        var extension = approved.extension();
        var decider = String.valueOf(extension.decidedBy());
        if (decider.equals(extension.requestedBy())) {
            broken.add("%s decided on what they asked for".formatted(decider));
        }
        return DECIDE_ON_DATES.contains(decider) ? decider : "a friend, " + decider;
    }

    private static void assigned(ProblemEvent event, Problem before, List<String> broken) {
        var now = event.problem();
        var same = now.owner().equals(before.owner())
                && now.unit().equals(before.unit())
                && String.valueOf(now.leader()).equals(String.valueOf(before.leader()));
        if (!same
                && !(event instanceof ProblemReassigned reassigned && OFFICIALS.contains(reassigned.reassignedBy()))) {
            broken.add("%s was handed over by the unit".formatted(now.problemId()));
        }
    }
}
