package city.renewal.progress.application.list;

import city.renewal.events.Light;
import city.renewal.events.Problem;
import city.renewal.events.Standing;
import city.renewal.starter.export.KeysetIterator;
import city.renewal.starter.security.Visibility;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A query of the problem list.
 *
 * @param equal required field values by public name: {@code programme}, {@code project}, {@code node}, {@code field},
 *     {@code street}, {@code headquarters}, {@code unit}, {@code owner}, {@code leader}, {@code category}, {@code
 *     extension}
 * @param area code; includes the areas below it
 * @param after value of the sort field and id of the last row returned; empty: from the beginning
 */
public record ProblemQuery(
        Visibility visibility,
        Map<String, String> equal,
        @Nullable String area,
        Set<Problem.Source> sources,
        Set<Standing> standings,
        Set<Light> lights,
        @Nullable LocalDate dueFrom,
        @Nullable LocalDate dueTo,
        ProblemOrder order,
        List<String> after,
        int limit) {

    /** All visible problems of a project, by due date. */
    public static ProblemQuery ofProject(String projectId, Visibility visibility) {
        return new ProblemQuery(
                visibility,
                Map.of("project", projectId),
                null,
                Set.of(),
                Set.of(),
                Set.of(),
                null,
                null,
                ProblemOrder.DUE_DATE,
                List.of(),
                KeysetIterator.SIZE);
    }

    /** The same query, continued after a row. */
    public ProblemQuery from(List<String> key, int most) {
        return new ProblemQuery(visibility, equal, area, sources, standings, lights, dueFrom, dueTo, order, key, most);
    }
}
