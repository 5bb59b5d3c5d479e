package city.renewal.starter.testing;

import city.renewal.events.PersonRef;
import city.renewal.events.PlannedNode;
import city.renewal.events.Predecessor;
import city.renewal.events.Responsibility;
import city.renewal.events.UnitRef;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** Nodes and request bodies of large plans. */
public final class SamplePlans {
    private SamplePlans() {}

    public static Predecessor after(String nodeId) {
        return new Predecessor(nodeId, Predecessor.Type.FS, 0);
    }

    /** A node of one day, due far in the future. */
    public static PlannedNode node(String nodeId, String name, List<Predecessor> predecessors) {
        var due = LocalDate.of(2099, 12, 31);
        return new PlannedNode(
                nodeId,
                null,
                name,
                1,
                null,
                predecessors,
                due,
                due,
                1,
                false,
                BigDecimal.ONE,
                7,
                List.of("PHOTO"),
                null,
                null,
                null,
                new Responsibility(
                        new PersonRef("p-owner", "张三"),
                        new UnitRef("u1", "崂山区住房和城乡建设局"),
                        new PersonRef("p-leader", "李四"),
                        new PersonRef("p-supervisor", "王五"),
                        List.of()));
    }

    /** A request body: chains of a hundred nodes each, with up to three links per node. */
    public static String json(int nodes) {
        var json = new StringBuilder(
                "{\"calendar\": \"WORKING\", \"anchor\": {\"startOn\": \"2023-07-01\"}, \"goals\": [],"
                        + " \"nodes\": [");
        for (int n = 0; n < nodes; n++) {
            json.append(n == 0 ? "" : ",").append("""
                {"nodeId": "n%1$d", "name": "第%1$d号楼外墙保温施工", "durationDays": %2$d, "predecessors": [%3$s],
                 "weight": 1, "reportEveryDays": 7, "evidence": ["PHOTO"],
                 "responsibility": {"owner": {"personId": "p-owner", "name": "责任人%4$d"},
                   "unit": {"unitId": "u1", "name": "崂山区住房和城乡建设局"},
                   "leader": {"personId": "p-leader", "name": "包保领导"},
                   "supervisor": {"personId": "p-supervisor", "name": "督办人"}, "cooperatingUnits": []}}\
                """.formatted(n, 1 + n % 5, predecessors(n), n % 40));
        }
        return json.append("]}").toString();
    }

    private static String predecessors(int n) {
        var links = new StringBuilder();
        for (int before = n - 1; before >= n - n % 100 && before >= n - 3; before--) {
            links.append(links.isEmpty() ? "" : ", ")
                    .append("{\"nodeId\": \"n%d\", \"type\": \"FS\", \"lagDays\": 0}".formatted(before));
        }
        return links.toString();
    }
}
