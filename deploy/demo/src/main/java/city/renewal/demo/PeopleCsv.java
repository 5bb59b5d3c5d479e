package city.renewal.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The people and units whom a demonstration ledger names, as a file that {@code POST /api/v1/people/import} takes. Whoever
 * has no id in the ledger has none here: the platform makes the same one of unit and name.
 */
final class PeopleCsv {

    private static final String HEADER = "人员编号,姓名,单位编号,单位,单位区划";

    private final DemoProgramme programme;

    /** Without a unit, by id: leaders and supervisors work across units. */
    private final Map<String, String> acrossUnits = new LinkedHashMap<>();

    private final Map<DemoUnit, Set<DemoPerson>> byUnit = new LinkedHashMap<>();

    private PeopleCsv(DemoProgramme programme) {
        this.programme = programme;
    }

    static String write(DemoProgramme programme, List<DemoProject> projects) {
        var csv = new PeopleCsv(programme);
        programme.headquarters().forEach(each -> csv.add(each.leader()));
        projects.forEach(csv::add);
        return csv.text();
    }

    private void add(DemoProject project) {
        add(project.leader());
        for (var node : project.nodes()) {
            var unit = node.unit() == null ? project.unit() : node.unit();
            byUnit.computeIfAbsent(project.unit(), _ -> new LinkedHashSet<>());
            byUnit.computeIfAbsent(unit, _ -> new LinkedHashSet<>()).add(node.owner());
            add(node.supervisor());
        }
    }

    private void add(DemoPerson person) {
        acrossUnits.put(person.id(), person.name());
    }

    private String text() {
        var lines = new ArrayList<String>();
        lines.add(HEADER);
        acrossUnits.forEach((id, name) -> lines.add("%s,%s,,,".formatted(id, name)));
        byUnit.forEach((unit, staff) -> {
            lines.add(",,%s,%s,%s".formatted(unit.id(), unit.name(), area(unit)));
            staff.forEach(
                    person -> lines.add("%s,%s,%s,%s,".formatted(person.id(), person.name(), unit.id(), unit.name())));
        });
        return String.join("\n", lines) + "\n";
    }

    /** A unit with an id is a demonstration user's, and the directory knows its area; the others are the district's. */
    private String area(DemoUnit unit) {
        return unit.id().isEmpty() ? programme.area() : "";
    }
}
