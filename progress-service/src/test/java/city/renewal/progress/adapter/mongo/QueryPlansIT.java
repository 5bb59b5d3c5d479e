package city.renewal.progress.adapter.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.progress.adapter.mongo.collection.ListCollections;
import city.renewal.progress.adapter.mongo.collection.Paging;
import city.renewal.progress.application.list.DeadlineQuery;
import city.renewal.progress.application.list.ProblemQuery;
import city.renewal.starter.testing.TestStore;
import com.mongodb.client.MongoDatabase;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * For each index there is a query whose rows are adjacent and sorted in it, for the first page and for a later one.
 * On a MongoDB its query plans are checked too; the embedded store has none.
 */
class QueryPlansIT {
    private static MongoDatabase database;
    private static ListCollections lists;

    @BeforeAll
    static void create() {
        database = TestStore.freshDatabase();
        lists = ListCollections.live(database);
        new MongoDeadlineRows(lists).createIndexes();
        new MongoProblemRows(lists).createIndexes();
    }

    @AfterAll
    static void drop() {
        database.drop();
    }

    static List<Map.Entry<List<String>, DeadlineQuery>> listQueries() {
        var queries = ListQueries.byIndex();
        assertThat(queries.keySet()).containsExactlyInAnyOrderElementsOf(MongoDeadlineRows.DEADLINE_INDEXES);
        return List.copyOf(queries.entrySet());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("listQueries")
    void anIndexServesTheFirstPageAndALaterOne(Map.Entry<List<String>, DeadlineQuery> indexed) {
        var first = indexed.getValue();
        var key = first.order().isNumeric() ? "3" : "2023-06-30";
        for (var query : List.of(first, first.from(List.of(key, "p1/n1"), first.limit()))) {
            var filter = MongoLists.filter(query);
            var sort = Paging.sort(query.order());

            assertThat(serves(indexed.getKey(), filter, sort))
                    .as("%s for %s by %s", indexed.getKey(), filter, sort)
                    .isTrue();
            if (QueryPlans.areExplained()) {
                assertThat(QueryPlans.stages(lists.deadlines(), filter, sort, query.limit()))
                        .anyMatch(stage -> stage.startsWith("IXSCAN"))
                        .doesNotContain("COLLSCAN");
            }
        }
    }

    static List<Map.Entry<List<String>, ProblemQuery>> problemQueries() {
        var queries = ProblemQueries.byIndex();
        assertThat(queries.keySet()).containsExactlyInAnyOrderElementsOf(MongoProblemRows.PROBLEM_INDEXES);
        return List.copyOf(queries.entrySet());
    }

    @ParameterizedTest(name = "{0} of problems")
    @MethodSource("problemQueries")
    void anIndexServesTheFirstPageOfProblemsAndALaterOne(Map.Entry<List<String>, ProblemQuery> indexed) {
        var first = indexed.getValue();
        var key = first.order().isNumeric() ? "3" : "2023-06-30";
        for (var query : List.of(first, first.from(List.of(key, "q1"), first.limit()))) {
            var filter = MongoProblemList.filter(query);
            var sort = Paging.sort(query.order());

            assertThat(serves(indexed.getKey(), filter, sort))
                    .as("%s for %s by %s", indexed.getKey(), filter, sort)
                    .isTrue();
            if (QueryPlans.areExplained()) {
                assertThat(QueryPlans.stages(lists.problems(), filter, sort, query.limit()))
                        .anyMatch(stage -> stage.startsWith("IXSCAN"))
                        .doesNotContain("COLLSCAN");
            }
        }
    }

    @Test
    void aLaterPageStartsAtTheKeyButNeverOutsideTheRequestedRange() {
        var june = LocalDate.of(2023, 6, 1);
        var asked = ListQueries.dueFrom(june);

        assertThat(dueFrom(asked.from(List.of("2023-06-20", "p1/n1"), 50))).isEqualTo("2023-06-20");
        assertThat(dueFrom(asked.from(List.of("2023-05-20", "p1/n1"), 50))).isEqualTo("2023-06-01");
    }

    private static Object dueFrom(DeadlineQuery query) {
        return MongoLists.filter(query).get("dueDate", Document.class).get("$gte");
    }

    /** The filter fixes all fields but the last, and the sort starts with the last. */
    private static boolean serves(List<String> fields, Document filter, Document sort) {
        return filter.keySet().containsAll(fields.subList(0, fields.size() - 1))
                && sort.keySet().iterator().next().equals(fields.getLast());
    }
}
