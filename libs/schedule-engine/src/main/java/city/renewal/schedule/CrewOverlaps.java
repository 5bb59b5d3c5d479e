package city.renewal.schedule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the crews that are in each other's way (交叉施工): two pieces of work that need one location on the same days.
 *
 * <p>One sweep over each location, in the order in which work begins there: what is over is forgotten, and everything else
 * that began before meets what begins now. So it costs what sorting costs, and the conflicts themselves; work that does not
 * overlap costs nothing more, however much there is. What follows another piece of work finish to start begins on the day
 * after it and meets it only when it is made to overlap, by a negative lag or by reports.
 */
public final class CrewOverlaps {
    private static final Comparator<Occupation> BY_LOCATION_AND_BEGIN = Comparator.comparing(Occupation::location)
            .thenComparing(Occupation::firstDay)
            .thenComparing(Occupation::nodeId);

    private CrewOverlaps() {}

    /**
     * Work that needs a location on every day from the first to the last, both included. A milestone needs none and is to be
     * left out.
     *
     * @param nodeId whose work it is; with nodes of several projects whatever tells them apart
     */
    public record Occupation(String nodeId, String location, LocalDate firstDay, LocalDate lastDay) {
        /** @throws IllegalArgumentException when the last day is before the first */
        public Occupation {
            if (lastDay.isBefore(firstDay)) {
                throw new IllegalArgumentException("Expected the last day of '%s' on or after %s, but it was %s"
                        .formatted(nodeId, firstDay, lastDay));
            }
        }
    }

    /**
     * Two nodes at one location on the same days.
     *
     * @param nodeId the one that is there first; of two that begin on one day the first by id
     * @param otherNodeId the one that comes while the first is there
     * @param days from the first day to the last, both included
     */
    public record Conflict(
            String location, String nodeId, String otherNodeId, LocalDate firstDay, LocalDate lastDay, int days) {}

    /**
     * The conflicts by location, then by first day, then by the id of the one that comes; those whom it meets in the order
     * in which they came.
     *
     * @param more whether there are more than were asked for
     */
    public record Found(List<Conflict> conflicts, boolean more) {
        public Found {
            conflicts = List.copyOf(conflicts);
        }
    }

    /**
     * Finds the conflicts, at most so many. Two occupations of one node are no conflict.
     *
     * @param most bounds time and memory where everything overlaps everything
     */
    public static Found find(Collection<Occupation> occupations, int most) {
        var sorted = new ArrayList<>(occupations);
        sorted.sort(BY_LOCATION_AND_BEGIN);
        var conflicts = new ArrayList<Conflict>();
        var there = new ArrayList<Occupation>();
        for (var comes : sorted) {
            there.removeIf(each ->
                    !each.location().equals(comes.location()) || each.lastDay().isBefore(comes.firstDay()));
            for (var each : there) {
                if (each.nodeId().equals(comes.nodeId())) {
                    continue;
                }
                if (conflicts.size() == most) {
                    return new Found(conflicts, true);
                }
                conflicts.add(conflict(each, comes));
            }
            there.add(comes);
        }
        return new Found(conflicts, false);
    }

    private static Conflict conflict(Occupation there, Occupation comes) {
        var last = there.lastDay().isBefore(comes.lastDay()) ? there.lastDay() : comes.lastDay();
        int days = (int) (last.toEpochDay() - comes.firstDay().toEpochDay()) + 1;
        return new Conflict(comes.location(), there.nodeId(), comes.nodeId(), comes.firstDay(), last, days);
    }
}
