package city.renewal.demo;

import city.renewal.demo.DemoNode.Actuals;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Simulates the progress of a project's nodes up to a day: most were done in time, some late; where a project is stuck,
 * its last promised node is overdue and whatever waits for it has not begun; what runs has progress and, mostly, reports.
 */
final class ProgressSimulation {

    private final SeededRandom random;
    private final LocalDate today;
    private final PerformanceProfile profile;

    ProgressSimulation(SeededRandom random, LocalDate today, PerformanceProfile profile) {
        this.random = random;
        this.today = today;
        this.profile = profile;
    }

    List<DemoNode> simulate(List<DemoNode> nodes) {
        int stuckAt = stuckAt(nodes);
        var simulated = new ArrayList<DemoNode>();
        var free = nodes.getFirst().plannedStart();
        for (int index = 0; index < nodes.size(); index++) {
            var node = nodes.get(index);
            var actuals = actuals(node, free, index, stuckAt);
            if (actuals.completedOn() != null && actuals.completedOn().isAfter(free)) {
                free = actuals.completedOn();
            }
            simulated.add(node.with(actuals));
        }
        return simulated;
    }

    /** The first node that is overdue today, or -1: the last promised one, now and then the one before it. */
    private int stuckAt(List<DemoNode> nodes) {
        int last = -1;
        for (int index = 0; index < nodes.size(); index++) {
            if (nodes.get(index).plannedFinish().isBefore(today)) {
                last = index;
            }
        }
        if (last < 0 || !random.chance(profile.stuck())) {
            return -1;
        }
        if (last > 0 && isRecent(nodes.get(last - 1)) && random.chance(profile.deeply())) {
            return last - 1;
        }
        return isRecent(nodes.get(last)) || random.chance(0.03) ? last : -1;
    }

    private boolean isRecent(DemoNode node) {
        return ChronoUnit.DAYS.between(node.plannedFinish(), today) <= profile.longestOverdue();
    }

    private Actuals actuals(DemoNode node, LocalDate free, int index, int stuckAt) {
        if (stuckAt >= 0 && index > stuckAt) {
            return Actuals.NONE;
        }
        if (index == stuckAt) {
            return running(node, free, random.between(35, 92));
        }
        if (node.plannedFinish().isBefore(today)) {
            return done(node, free);
        }
        if (!node.plannedStart().isBefore(today) || node.step().dayCount() == WorkStep.DayCount.MILESTONE) {
            return Actuals.NONE;
        }
        long span = ChronoUnit.DAYS.between(node.plannedStart(), node.plannedFinish()) + 1;
        long passed = ChronoUnit.DAYS.between(node.plannedStart(), today);
        int percent = (int) (100 * passed / span) + profile.push() + random.between(-5, 8);
        return running(node, free, Math.clamp(percent, 3, 96));
    }

    private Actuals done(DemoNode node, LocalDate free) {
        long span = ChronoUnit.DAYS.between(node.plannedStart(), node.plannedFinish());
        int days =
                random.chance(profile.late()) ? random.between(1, 14) : -random.between(0, (int) Math.min(9, span / 3));
        var completed = earlier(later(node.plannedFinish().plusDays(days), free), today.minusDays(1));
        var started =
                earlier(later(node.plannedStart().plusDays(random.between(0, 2)), overlapStart(node, free)), completed);
        return new Actuals(started, completed, 100, completed);
    }

    private Actuals running(DemoNode node, LocalDate free, int percent) {
        var started = earlier(
                later(node.plannedStart().plusDays(random.between(0, 3)), overlapStart(node, free)),
                today.minusDays(1));
        if (node.step().dayCount() == WorkStep.DayCount.MILESTONE) {
            return Actuals.NONE;
        }
        int interval = interval(node.step().reportEvery());
        int since =
                random.chance(profile.silent()) ? interval + random.between(6, 30) : random.between(0, interval - 1);
        return new Actuals(started, null, percent, later(today.minusDays(since), started));
    }

    private static LocalDate overlapStart(DemoNode node, LocalDate free) {
        return node.step().link() == WorkStep.Link.OVERLAPPING ? node.plannedStart() : free;
    }

    private static int interval(String reportEvery) {
        return switch (reportEvery) {
            case "周" -> 7;
            case "半月" -> 15;
            default -> 30;
        };
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
