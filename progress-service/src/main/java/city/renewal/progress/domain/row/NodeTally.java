package city.renewal.progress.domain.row;

import city.renewal.events.Light;
import city.renewal.events.PersonRef;
import city.renewal.events.Standing;
import city.renewal.events.UnitRef;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Counts of a project's nodes for one unit, or for one chain of unit, owner and leader. Lists and figures add up
 * tallies, so that they need not read the rows.
 *
 * @param unit as named by the first node; likewise {@code owner} and {@code leader}
 * @param owner null: the tally counts all nodes of the unit
 * @param unsigned open nodes that their owner has not signed
 * @param silent nodes with a missing report
 * @param demanded nodes for which reports are expected now
 * @param counts nodes by their dates and lights, sorted
 */
public record NodeTally(
        String projectId,
        String programme,
        String field,
        String area,
        @Nullable String headquarters,
        UnitRef unit,
        @Nullable PersonRef owner,
        boolean ownerKnown,
        @Nullable PersonRef leader,
        int unsigned,
        int silent,
        int demanded,
        List<Count> counts) {
    private static final Comparator<Count> IN_ORDER = Comparator.comparing(Count::dueDate)
            .thenComparing(Count::standing)
            .thenComparing(Count::light)
            .thenComparing(Count::completedOn, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Count::claimedOn, Comparator.nullsFirst(Comparator.naturalOrder()));

    public NodeTally {
        counts = List.copyOf(counts);
    }

    /**
     * The number of nodes with equal values.
     *
     * @param completedOn the verified completion; null: not done
     * @param claimedOn the claimed completion that waits for verification
     * @param lateDays the sum of natural days by which they were done late or are overdue
     */
    public record Count(
            LocalDate dueDate,
            @Nullable LocalDate completedOn,
            @Nullable LocalDate claimedOn,
            Standing standing,
            Light light,
            int nodes,
            int lateDays) {
        private static Count of(DeadlineRow row) {
            return new Count(
                    row.dueDate(), row.completedOn(), row.claimedOn(), row.standing(), row.light(), 1, row.lateDays());
        }

        private Count plus(Count other) {
            return new Count(
                    dueDate, completedOn, claimedOn, standing, light, nodes + other.nodes, lateDays + other.lateDays);
        }

        /** Whether the nodes are open and due in the week that starts on this Monday. */
        public boolean isDueInWeekOf(LocalDate monday) {
            return !standing.isDone() && !dueDate.isBefore(monday) && dueDate.isBefore(monday.plusWeeks(1));
        }
    }

    /** Creates the tallies of one project: one per unit, and one per chain of unit, owner and leader. */
    public static List<NodeTally> of(List<DeadlineRow> rows) {
        var byUnit = new LinkedHashMap<String, List<DeadlineRow>>();
        var byChain = new LinkedHashMap<List<String>, List<DeadlineRow>>();
        for (var row : rows) {
            byUnit.computeIfAbsent(row.unit().unitId(), _ -> new ArrayList<>()).add(row);
            byChain.computeIfAbsent(chain(row.unit(), row.owner(), row.leader()), _ -> new ArrayList<>())
                    .add(row);
        }
        return Stream.concat(
                        byUnit.values().stream().map(each -> tally(each, false)),
                        byChain.values().stream().map(each -> tally(each, true)))
                .toList();
    }

    private static NodeTally tally(List<DeadlineRow> rows, boolean ofOnePerson) {
        var first = rows.getFirst();
        var counts = new TreeMap<Count, Count>(IN_ORDER);
        rows.stream().map(Count::of).forEach(count -> counts.merge(count, count, Count::plus));
        return new NodeTally(
                first.projectId(),
                first.programme(),
                first.field(),
                first.area(),
                first.headquarters(),
                first.unit(),
                ofOnePerson ? first.owner() : null,
                ofOnePerson && first.ownerKnown(),
                ofOnePerson ? first.leader() : null,
                (int) rows.stream()
                        .filter(row -> !row.standing().isDone() && row.signedAt() == null)
                        .count(),
                (int) rows.stream().filter(DeadlineRow::reportMissing).count(),
                (int) rows.stream().filter(DeadlineRow::reportDemanded).count(),
                List.copyOf(counts.values()));
    }

    /** The identity of a tally within its project: unit, owner, leader; the owner is empty for totals of a unit. */
    public List<String> chain() {
        return chain(unit, owner, leader);
    }

    private static List<String> chain(UnitRef unit, @Nullable PersonRef owner, @Nullable PersonRef leader) {
        return List.of(unit.unitId(), owner == null ? "" : owner.personId(), leader == null ? "" : leader.personId());
    }

    public int nodes() {
        return counts.stream().mapToInt(Count::nodes).sum();
    }
}
