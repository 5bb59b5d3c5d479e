package city.renewal.progress;

import static city.renewal.progress.ProjectFacts.TODAY;
import static city.renewal.progress.ProjectFacts.node;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.progress.adapter.mongo.MongoLists;
import city.renewal.progress.application.list.DeadlineOrder;
import city.renewal.progress.application.list.DeadlineQuery;
import city.renewal.progress.domain.row.DeadlineRow;
import city.renewal.starter.security.Visibility;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Paging through the list while it changes. */
class StableListIT {
    private static final int PROJECTS = 12;
    private static final int NODES = 6;

    private final FoldOnStore store = new FoldOnStore();
    private final MongoLists lists = new MongoLists(store.collections);
    private final Map<String, ProjectFacts> facts = new HashMap<>();

    @AfterEach
    void close() {
        store.close();
    }

    @ParameterizedTest
    @EnumSource(DeadlineOrder.class)
    void showsNoRowTwiceAndLosesNoneThatStaysWhereItIs(DeadlineOrder order) {
        var seed = new Random().nextLong();
        var random = new Random(seed);
        store.fold.handle(List.of(ProjectFacts.programme()));
        for (var i = 0; i < PROJECTS; i++) {
            var each = ProjectFacts.of("p" + i).registered().planned(nodes(random));
            facts.put("p" + i, each);
            store.fold.handle(each.all());
        }
        var before = store.all();

        var seen = new ArrayList<String>();
        var changed = new HashSet<String>();
        var after = List.<String>of();
        while (true) {
            var page = lists.deadlines(query(order, after, 1 + random.nextInt(9)));
            var rows = page.subList(0, Math.min(page.size(), limit));
            rows.forEach(row -> seen.add(id(row)));
            if (page.size() <= limit) {
                break;
            }
            after = order.key(rows.getLast());
            change(random, changed);
        }

        var counts = new HashMap<String, Integer>();
        seen.forEach(row -> counts.merge(row, 1, Integer::sum));
        for (var id : before.keySet()) {
            if (!changed.contains(id.substring(0, id.indexOf('/')))) {
                assertThat(counts.get(id)).as("%s, seed %d", id, seed).isEqualTo(1);
            }
        }
    }

    private int limit;

    private DeadlineQuery query(DeadlineOrder order, List<String> after, int most) {
        limit = most;
        return new DeadlineQuery(
                Visibility.ofAreas(Set.of("370212")),
                Map.of("programme", ProjectFacts.PROGRAMME),
                null,
                Set.of(),
                Set.of(),
                null,
                null,
                null,
                null,
                null,
                order,
                after,
                most);
    }

    /** Rows of one project move, disappear and appear. */
    private void change(Random random, Set<String> changed) {
        var project = "p" + random.nextInt(PROJECTS);
        changed.add(project);
        store.fold.handle(List.of(facts.get(project).planned(nodes(random)).last()));
    }

    private static ProjectFacts.Node[] nodes(Random random) {
        var nodes = new ProjectFacts.Node[1 + random.nextInt(NODES)];
        for (var i = 0; i < nodes.length; i++) {
            nodes[i] = node("n" + i, TODAY.plusDays(random.nextInt(8) - 2));
        }
        return nodes;
    }

    private static String id(DeadlineRow row) {
        return row.projectId() + "/" + row.nodeId();
    }
}
