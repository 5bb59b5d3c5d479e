package city.renewal.progress.application;

import city.renewal.events.Light;
import city.renewal.events.Standing;
import city.renewal.starter.security.Sight;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A question to the deadline list.
 *
 * @param equal what fields must be, by their public name: {@code programme}, {@code project}, {@code field},
 *     {@code street}, {@code headquarters}, {@code unit}, {@code owner}, {@code leader}, {@code extension}
 * @param area code; covers what lies below it
 * @param signed whether the person named has signed; null: either
 * @param reportMissing whether nobody reported on it in time; null: either; so with {@code reportDemanded}
 * @param after value of the sort field and id of the last row seen; empty: from the beginning
 */
public record DeadlineQuery(
        Sight sight,
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

    /** The same question from a row on. */
    public DeadlineQuery from(List<String> key, int most) {
        return new DeadlineQuery(
                sight,
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
