package city.renewal.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A project's entry in its ledger (台账): classification, leaders and costs.
 *
 * @param programme id of the programme that issued it
 * @param field id of one of the programme's fields
 * @param headquarters id of one of the programme's headquarters
 * @param area code of the area tree: 6 digits district, 9 street, 12 community (GB/T 2260 and below)
 * @param cityTasks ids of the city-level tasks (市级任务) that it carries
 */
public record ProjectEntry(
        String projectId,
        String programme,
        String name,
        String field,
        @Nullable String headquarters,
        String area,
        UnitRef unit,
        @Nullable PersonRef leader,
        Money totalInvestment,
        Money plannedThisYear,
        @Nullable Scope scope,
        @Nullable Location location,
        List<String> cityTasks) {
    public ProjectEntry {
        cityTasks = List.copyOf(cityTasks);
    }
}
