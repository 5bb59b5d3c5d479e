package city.renewal.schedule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Finds crews that obstruct each other (交叉施工): two pieces of work that need one location on the same days.
 *
 * <p>A sweep line over each location, ordered by first day: occupations that are over are removed, and each remaining
 * one that began earlier conflicts with the one that begins now. The cost is that of sorting plus the number of
 * conflicts. Work that follows other work finish to start begins on the day after it, so the two conflict only if a
 * negative lag or reports make them overlap.
 */
public final class CrewOverlaps {
    private static final Comparator<Occupation> BY_LOCATION_AND_BEGIN = Comparator.comparing(Occupation::location)
            .thenComparing(Occupation::firstDay)
            .thenComparing(Occupation::nodeId);

    private CrewOverlaps() {}

    /**
     * Work that needs a location on every day from the first to the last, both included. Milestones need no location
     * and must be left out.
     *
     * @param nodeId the node; must be unique across projects if nodes of several projects are compared
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
     * @param nodeId the node that begins first; if both begin on the same day, the one with the lower id
     * @param otherNodeId the node that begins while the first is there
     * @param days number of common days, both ends included
     */
    public record Conflict(
            String location, String nodeId, String otherNodeId, LocalDate firstDay, LocalDate lastDay, int days) {}

    /**
     * The conflicts ordered by location, then by first day, then by the id of the later node; conflicts of the same
     * later node are in the order in which the earlier nodes began.
     *
     * @param more whether there are more conflicts than the requested maximum
     */
    public record Found(List<Conflict> conflicts, boolean more) {
        public Found {
            conflicts = List.copyOf(conflicts);
        }
    }

    /**
     * Finds conflicts up to a maximum. Two occupations of one node are no conflict.
     *
     * @param most maximum number of conflicts, which bounds time and memory if everything overlaps
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
