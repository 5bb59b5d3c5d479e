package city.renewal.progress.adapter.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.progress.FoldOnStore;
import city.renewal.progress.ProjectFacts;
import city.renewal.progress.application.list.DeadlineOrder;
import city.renewal.progress.application.list.DeadlineQuery;
import city.renewal.progress.domain.row.DeadlineRow;
import city.renewal.starter.security.Visibility;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** The deadline list by project name: by pinyin, page by page, including rows that were stored without sort keys. */
class NameSortIT {
    private static final List<String> IN_ORDER =
            List.of("2号楼", "10号楼", "北宅", "金家岭", "崂山", "李村", "沙子口", "王哥庄", "鑫园", "中韩", "A区", "b区");

    @Test
    void pagesByPinyinInBothDirectionsIncludingOldRows(TestInfo info) {
        var seed = System.nanoTime();
        System.out.printf("%s: seed %d%n", info.getDisplayName(), seed);
        var names = new ArrayList<>(IN_ORDER);
        Collections.shuffle(names, new Random(seed));
        try (var store = new FoldOnStore()) {
            store.fold.handle(List.of(ProjectFacts.programme()));
            store.fold.handle(ProjectFacts.of("p")
                    .registered()
                    .planned(ProjectFacts.node("n", LocalDate.of(2023, 7, 30)))
                    .all());
            var deadlines = store.collections.deadlines();
            var pattern = deadlines.find().first();
            deadlines.deleteMany(new Document());
            for (int n = 0; n < names.size(); n++) {
                var row = new Document(pattern)
                        .append("_id", "p" + n + "/n")
                        .append("projectId", "p" + n)
                        .append("projectName", names.get(n));
                row.remove(DeadlineOrder.PROJECT_NAME_KEY);
                deadlines.insertOne(row);
            }
            new MongoDeadlineRows(store.collections).createIndexes();
            var lists = new MongoLists(store.collections);

            assertThat(pages(lists, DeadlineOrder.PROJECT_NAME))
                    .as("seed %d", seed)
                    .isEqualTo(IN_ORDER);
            assertThat(pages(lists, DeadlineOrder.PROJECT_NAME_DESCENDING))
                    .as("seed %d", seed)
                    .isEqualTo(IN_ORDER.reversed());
        }
    }

    @Test
    void aRowIsWrittenWithTheKeyOfItsName() {
        try (var store = new FoldOnStore()) {
            store.fold.handle(List.of(ProjectFacts.programme()));
            store.fold.handle(ProjectFacts.of("p")
                    .registered()
                    .planned(ProjectFacts.node("n", LocalDate.of(2023, 7, 30)))
                    .all());

            assertThat(store.collections.deadlines().find().first()).containsKey(DeadlineOrder.PROJECT_NAME_KEY);
        }
    }

    private static List<String> pages(MongoLists lists, DeadlineOrder order) {
        var seen = new ArrayList<String>();
        List<String> after = List.of();
        while (true) {
            var page = lists.deadlines(query(order, after));
            page.stream().limit(2).map(DeadlineRow::projectName).forEach(seen::add);
            if (page.size() <= 2) {
                return seen;
            }
            after = order.key(page.get(1));
        }
    }

    private static DeadlineQuery query(DeadlineOrder order, List<String> after) {
        var visibility = Visibility.ofAreas(Set.of("370212"));
        return new DeadlineQuery(
                visibility, Map.of(), null, Set.of(), Set.of(), null, null, null, null, null, order, after, 2);
    }
}
