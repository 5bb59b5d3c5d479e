package city.renewal.progress.adapter.mongo;

import city.renewal.events.Light;
import city.renewal.events.Problem;
import city.renewal.events.Standing;
import city.renewal.progress.application.list.ProblemOrder;
import city.renewal.progress.application.list.ProblemQuery;
import city.renewal.starter.security.Visibility;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One query of the problem list per index, keyed by the fields of the index. */
final class ProblemQueries {
    private static final int PAGE = 50;
    private static final Visibility DISTRICT = Visibility.ofAreas(Set.of("370212"));
    private static final Map<String, String> PROGRAMME = Map.of("programme", "g1");

    private ProblemQueries() {}

    static Map<List<String>, ProblemQuery> byIndex() {
        var queries = new LinkedHashMap<List<String>, ProblemQuery>();
        queries.put(List.of("programme", "dueDate"), equal(PROGRAMME, ProblemOrder.DUE_DATE));
        queries.put(List.of("programme", "overdueDays"), equal(PROGRAMME, ProblemOrder.OVERDUE_DAYS_DESCENDING));
        queries.put(List.of("programme", "raisedAt"), equal(PROGRAMME, ProblemOrder.RAISED_AT_DESCENDING));
        queries.put(
                List.of("programme", "standing", "dueDate"),
                query(PROGRAMME, null, Set.of(), Set.of(Standing.OVERDUE), Set.of(), ProblemOrder.DUE_DATE));
        queries.put(
                List.of("programme", "light", "dueDate"),
                query(PROGRAMME, null, Set.of(), Set.of(), Set.of(Light.RED), ProblemOrder.DUE_DATE));
        queries.put(
                List.of("programme", "source", "dueDate"),
                query(PROGRAMME, null, Set.of(Problem.Source.CITIZEN), Set.of(), Set.of(), ProblemOrder.DUE_DATE));
        for (var field : List.of("category", "street", "field", "headquarters")) {
            var both = Map.of("programme", "g1", field, field + "-1");
            queries.put(List.of("programme", field, "dueDate"), equal(both, ProblemOrder.DUE_DATE));
        }
        queries.put(List.of("seenBy", "dueDate"), equal(Map.of(), ProblemOrder.DUE_DATE));
        queries.put(
                List.of("areaPath", "dueDate"),
                query(Map.of(), "370212001", Set.of(), Set.of(), Set.of(), ProblemOrder.DUE_DATE));
        queries.put(List.of("unit.unitId", "dueDate"), equal(Map.of("unit", "u1"), ProblemOrder.DUE_DATE));
        queries.put(List.of("owner.personId", "dueDate"), equal(Map.of("owner", "o1"), ProblemOrder.DUE_DATE));
        queries.put(List.of("leader.personId", "dueDate"), equal(Map.of("leader", "l1"), ProblemOrder.DUE_DATE));
        queries.put(List.of("projectId", "dueDate"), equal(Map.of("project", "p1"), ProblemOrder.DUE_DATE));
        queries.put(
                List.of("extension.state", "dueDate"), equal(Map.of("extension", "PENDING"), ProblemOrder.DUE_DATE));
        return queries;
    }

    private static ProblemQuery equal(Map<String, String> equal, ProblemOrder order) {
        return query(equal, null, Set.of(), Set.of(), Set.of(), order);
    }

    private static ProblemQuery query(
            Map<String, String> equal,
            @Nullable String area,
            Set<Problem.Source> sources,
            Set<Standing> standings,
            Set<Light> lights,
            ProblemOrder order) {
        return new ProblemQuery(DISTRICT, equal, area, sources, standings, lights, null, null, order, List.of(), PAGE);
    }
}
