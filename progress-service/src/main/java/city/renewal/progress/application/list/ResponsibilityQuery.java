package city.renewal.progress.application.list;

import city.renewal.starter.security.Visibility;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A query of the responsibility list; the conditions are those of a {@link DeadlineQuery}.
 *
 * @param monday the first week of the load
 * @param after key of the last line returned; empty: from the beginning
 */
public record ResponsibilityQuery(
        Visibility visibility,
        Map<String, String> equal,
        @Nullable String area,
        LocalDate monday,
        List<String> after,
        int limit) {

    /** The same query, continued after a line. */
    public ResponsibilityQuery from(List<String> key, int most) {
        return new ResponsibilityQuery(visibility, equal, area, monday, key, most);
    }
}
