package city.renewal.progress.application;

import city.renewal.events.Light;
import city.renewal.events.PersonRef;
import city.renewal.events.Standing;
import city.renewal.events.UnitRef;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A line of the responsibility list (责任清单): a person, with the chain above them (unit, leader, headquarters) for the
 * nodes that they answer for under exactly this chain, and how these stand.
 *
 * @param ownerKnown whether the person is in the directory and active
 * @param headquarters id of one of the programme's headquarters
 * @param unsigned nodes not done that the person has not signed for
 * @param silent nodes on which a report is missing
 * @param load of the coming weeks, this one first
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
     * What falls due in a week.
     *
     * @param from its Monday
     * @param nodes not done that are due in it
     */
    public record Week(LocalDate from, int nodes) {}

    /** By programme, unit, person, leader, headquarters: what lines are sorted by, and told apart by. */
    public List<String> key() {
        return List.of(
                programme,
                unit.unitId(),
                owner.personId(),
                leader == null ? "" : leader.personId(),
                headquarters == null ? "" : headquarters);
    }
}
