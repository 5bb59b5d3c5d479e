package city.renewal.progress.application.list;

import city.renewal.events.Light;
import city.renewal.events.Standing;
import city.renewal.starter.security.Visibility;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A query of the deadline list.
 *
 * @param equal required field values by public name: {@code programme}, {@code project}, {@code field}, {@code street},
 *     {@code headquarters}, {@code unit}, {@code owner}, {@code leader}, {@code extension}
 * @param area code; includes the areas below it
 * @param signed whether the owner has signed; null: either
 * @param reportMissing whether a report is overdue; null: either; likewise {@code reportDemanded}
 * @param after value of the sort field and id of the last row returned; empty: from the beginning
 */
public record DeadlineQuery(
        Visibility visibility,
        Map<String, String> equal,
        @Nullable String area,
        Set<Standing> standings,
        Set<Light> lights,
        @Nullable Boolean signed,
        @Nullable Boolean reportMissing,
        @Nullable Boolean reportDemanded,
        @Nullable LocalDate dueFrom,
        @Nullable LocalDate dueTo,
        DeadlineOrder order,
        List<String> after,
        int limit) {

    /** The same query, continued after a row. */
    public DeadlineQuery from(List<String> key, int most) {
        return new DeadlineQuery(
                visibility,
                equal,
                area,
                standings,
                lights,
                signed,
                reportMissing,
                reportDemanded,
                dueFrom,
                dueTo,
                order,
                key,
                most);
    }
}
