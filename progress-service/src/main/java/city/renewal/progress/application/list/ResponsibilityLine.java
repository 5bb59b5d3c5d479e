package city.renewal.progress.application.list;

import city.renewal.events.Light;
import city.renewal.events.PersonRef;
import city.renewal.events.Standing;
import city.renewal.events.UnitRef;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A line of the responsibility list (责任清单): a person with one chain of responsibility (unit, leader, headquarters), and
 * the standing of the nodes that the person owns under exactly this chain.
 *
 * @param ownerKnown whether the person is in the directory and active
 * @param headquarters id of one of the programme's headquarters
 * @param unsigned open nodes that the person has not signed
 * @param silent nodes with a missing report
 * @param load of the coming weeks, the current week first
 */
public record ResponsibilityLine(
        String programme,
        PersonRef owner,
        boolean ownerKnown,
        UnitRef unit,
        @Nullable PersonRef leader,
        @Nullable String headquarters,
        int nodes,
        int unsigned,
        int silent,
        Map<Standing, Integer> byStanding,
        Map<Light, Integer> byLight,
        List<Week> load) {
    public ResponsibilityLine {
        load = List.copyOf(load);
    }

    /**
     * The nodes that are due in a week.
     *
     * @param from its Monday
     * @param nodes open nodes that are due in it
     */
    public record Week(LocalDate from, int nodes) {}

    /** Programme, unit, person, leader and headquarters: the sort key and the identity of a line. */
    public List<String> key() {
        return List.of(
                programme,
                unit.unitId(),
                owner.personId(),
                leader == null ? "" : leader.personId(),
                headquarters == null ? "" : headquarters);
    }
}
