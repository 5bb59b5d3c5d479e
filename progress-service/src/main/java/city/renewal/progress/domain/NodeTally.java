package city.renewal.progress.domain;

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
 * How many nodes of a project are under one unit, or under one person of it and one leader, and how these stand: what lists and
 * figures add up, so that none of them goes through the rows.
 *
 * @param unit as the first of the nodes names it; so with {@code owner} and {@code leader}
 * @param owner null: it counts all nodes of the unit, whoever answers for them
 * @param unsigned nodes not done that the person named has not signed for
 * @param silent nodes on which a report is missing
 * @param demanded nodes on which reports are expected now
 * @param counts nodes by their dates and lights, in the order of these
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
     * Nodes that are equal in all of this.
     *
     * @param completedOn once verified; null: not done
     * @param claimedOn the completion that a claim states, while it waits for its check
     * @param lateDays natural days by which they were done late, or are overdue, together
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

        /** Whether what is counted is to be done still, and due in the week that begins on this Monday. */
        public boolean isDueInWeekOf(LocalDate monday) {
            return !standing.isDone() && !dueDate.isBefore(monday) && dueDate.isBefore(monday.plusWeeks(1));
        }
    }

    /** Of the rows of one project: a tally for each of its units, and one for each chain of unit, person and leader. */
    static List<NodeTally> of(List<DeadlineRow> rows) {
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

    /** What tells a project's tallies apart: unit, person, leader; without a person for all of the unit. */
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
