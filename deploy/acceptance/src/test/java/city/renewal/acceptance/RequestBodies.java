package city.renewal.acceptance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Request bodies of the public interface. */
final class RequestBodies {
    private RequestBodies() {}

    static Map<String, Object> programme(String id) {
        return Map.of(
                "programmeId",
                id,
                "name",
                id,
                "year",
                2023,
                "area",
                "370212",
                "fields",
                List.of(Map.of("fieldId", "f1", "name", "f1")),
                "headquarters",
                List.of(Map.of("headquartersId", "h1", "name", "h1")));
    }

    static Map<String, Object> project(String id, String programme, String area) {
        return new HashMap<>(Map.of(
                "projectId",
                id,
                "programme",
                programme,
                "name",
                id,
                "field",
                "f1",
                "headquarters",
                "h1",
                "area",
                area,
                "unit",
                unit("u1"),
                "leader",
                person("p-leader"),
                "totalInvestment",
                money("1000000.00"),
                "plannedThisYear",
                money("500000.00")));
    }

    static Map<String, Object> plan(String finishBy, List<Map<String, Object>> nodes) {
        return new HashMap<>(Map.of(
                "calendar",
                "NATURAL",
                "anchor",
                Map.of("finishBy", finishBy),
                "goals",
                List.of(Map.of("goalId", "g1", "name", "g", "targetDate", finishBy)),
                "nodes",
                nodes));
    }

    static Map<String, Object> node(String id, int days, String dueDate, String... predecessors) {
        var node = new HashMap<String, Object>();
        node.put("nodeId", id);
        node.put("goalId", "g1");
        node.put("name", id);
        node.put("durationDays", days);
        node.put(
                "predecessors",
                new ArrayList<>(Arrays.stream(predecessors)
                        .map(p -> Map.of("nodeId", p, "type", "FS", "lagDays", 0))
                        .toList()));
        node.put("dueDate", dueDate);
        node.put("weight", 1);
        node.put("reportEveryDays", 7);
        node.put("evidence", List.of());
        node.put(
                "responsibility",
                Map.of(
                        "owner", person("p-owner"),
                        "unit", unit("u1"),
                        "leader", person("p-leader"),
                        "supervisor", person("p-supervisor"),
                        "cooperatingUnits", List.of()));
        return node;
    }

    static Map<String, Object> report(String id, String project, String node, String observedAt, int percent) {
        return Map.of(
                "reportId", id,
                "projectId", project,
                "nodeId", node,
                "observedAt", observedAt,
                "progressPercent", percent);
    }

    private static Map<String, Object> person(String id) {
        return Map.of("personId", id, "name", id);
    }

    private static Map<String, Object> unit(String id) {
        return Map.of("unitId", id, "name", id);
    }

    private static Map<String, Object> money(String amount) {
        return Map.of("amount", amount, "currency", "CNY");
    }
}
