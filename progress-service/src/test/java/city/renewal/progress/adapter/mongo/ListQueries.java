package city.renewal.progress.adapter.mongo;

import city.renewal.events.Light;
import city.renewal.events.Standing;
import city.renewal.progress.application.list.DeadlineOrder;
import city.renewal.progress.application.list.DeadlineQuery;
import city.renewal.starter.security.Visibility;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One query of the deadline list per index, keyed by the fields of the index. */
final class ListQueries {
    static final LocalDate TODAY = LocalDate.of(2023, 6, 30);
    private static final int PAGE = 50;
    private static final Visibility DISTRICT = Visibility.ofAreas(Set.of("370212"));

    private ListQueries() {}

    static Map<List<String>, DeadlineQuery> byIndex() {
        var programme = Map.of("programme", "g1");
        var queries = new LinkedHashMap<List<String>, DeadlineQuery>();
        queries.put(List.of("programme", "dueDate"), equal(programme, DeadlineOrder.DUE_DATE));
        queries.put(List.of("programme", "forecastDate"), equal(programme, DeadlineOrder.FORECAST_DATE_DESCENDING));
        queries.put(List.of("programme", "overdueDays"), equal(programme, DeadlineOrder.OVERDUE_DAYS_DESCENDING));
        queries.put(List.of("programme", "totalFloatDays"), equal(programme, DeadlineOrder.TOTAL_FLOAT_DAYS));
        queries.put(List.of("programme", "projectNameKey"), equal(programme, DeadlineOrder.PROJECT_NAME));
        queries.put(
                List.of("programme", "standing", "dueDate"),
                query(programme, null, Set.of(Standing.OVERDUE), Set.of(), null, DeadlineOrder.DUE_DATE));
        queries.put(
                List.of("programme", "light", "dueDate"),
                query(programme, null, Set.of(), Set.of(Light.RED), null, DeadlineOrder.DUE_DATE));
        for (var field : List.of("street", "field", "headquarters")) {
            var both = Map.of("programme", "g1", field, field + "-1");
            queries.put(List.of("programme", field, "dueDate"), equal(both, DeadlineOrder.DUE_DATE));
        }
        queries.put(
                List.of("programme", "signedAt", "dueDate"),
                query(programme, null, Set.of(), Set.of(), false, DeadlineOrder.DUE_DATE));
        queries.put(List.of("seenBy", "dueDate"), equal(Map.of(), DeadlineOrder.DUE_DATE));
        queries.put(
                List.of("areaPath", "dueDate"),
                query(Map.of(), "370212001", Set.of(), Set.of(), null, DeadlineOrder.DUE_DATE));
        queries.put(List.of("unit.unitId", "dueDate"), equal(Map.of("unit", "u1"), DeadlineOrder.DUE_DATE));
        queries.put(List.of("owner.personId", "dueDate"), equal(Map.of("owner", "o1"), DeadlineOrder.DUE_DATE));
        queries.put(List.of("leader.personId", "dueDate"), equal(Map.of("leader", "l1"), DeadlineOrder.DUE_DATE));
        queries.put(List.of("projectId", "dueDate"), equal(Map.of("project", "p1"), DeadlineOrder.DUE_DATE));
        queries.put(
                List.of("extension.state", "dueDate"), equal(Map.of("extension", "PENDING"), DeadlineOrder.DUE_DATE));
        return queries;
    }

    /** Queries a programme for nodes that are due on a day or later, by due date. */
    static DeadlineQuery dueFrom(LocalDate day) {
        return new DeadlineQuery(
                DISTRICT,
                Map.of("programme", "g1"),
                null,
                Set.of(),
                Set.of(),
                null,
                null,
                null,
                day,
                null,
                DeadlineOrder.DUE_DATE,
                List.of(),
                PAGE);
    }

    private static DeadlineQuery equal(Map<String, String> equal, DeadlineOrder order) {
        return query(equal, null, Set.of(), Set.of(), null, order);
    }

    private static DeadlineQuery query(
            Map<String, String> equal,
            @Nullable String area,
            Set<Standing> standings,
            Set<Light> lights,
            @Nullable Boolean signed,
            DeadlineOrder order) {
        return new DeadlineQuery(
                DISTRICT, equal, area, standings, lights, signed, null, null, null, null, order, List.of(), PAGE);
    }
}
