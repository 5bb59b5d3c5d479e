package city.renewal.progress.adapter.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.progress.application.DeadlineQuery;
import city.renewal.progress.application.ProblemQuery;
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
 * For each index there is a question whose rows it brings together and in order, from the first page and from a later one. A
 * MongoDB that {@code MONGODB_URI} names is asked for its plans too; the embedded store has none.
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

    static List<Map.Entry<List<String>, DeadlineQuery>> questions() {
        var questions = ListQuestions.byIndex();
        assertThat(questions.keySet()).containsExactlyInAnyOrderElementsOf(MongoDeadlineRows.DEADLINE_INDEXES);
        return List.copyOf(questions.entrySet());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("questions")
    void anIndexServesTheFirstPageAndALaterOne(Map.Entry<List<String>, DeadlineQuery> question) {
        var first = question.getValue();
        var key = first.order().isNumeric() ? "3" : "2023-06-30";
        for (var query : List.of(first, first.from(List.of(key, "p1/n1"), first.limit()))) {
            var filter = MongoLists.filter(query);
            var sort = Paging.sort(query.order());

            assertThat(serves(question.getKey(), filter, sort))
                    .as("%s for %s by %s", question.getKey(), filter, sort)
                    .isTrue();
            if (QueryPlans.areTold()) {
                assertThat(QueryPlans.stages(lists.deadlines(), filter, sort, query.limit()))
                        .anyMatch(stage -> stage.startsWith("IXSCAN"))
                        .doesNotContain("COLLSCAN");
            }
        }
    }

    static List<Map.Entry<List<String>, ProblemQuery>> problemQuestions() {
        var questions = ProblemQuestions.byIndex();
        assertThat(questions.keySet()).containsExactlyInAnyOrderElementsOf(MongoProblemRows.PROBLEM_INDEXES);
        return List.copyOf(questions.entrySet());
    }

    @ParameterizedTest(name = "{0} of problems")
    @MethodSource("problemQuestions")
    void anIndexServesTheFirstPageOfProblemsAndALaterOne(Map.Entry<List<String>, ProblemQuery> question) {
        var first = question.getValue();
        var key = first.order().isNumeric() ? "3" : "2023-06-30";
        for (var query : List.of(first, first.from(List.of(key, "q1"), first.limit()))) {
            var filter = MongoProblemList.filter(query);
            var sort = Paging.sort(query.order());

            assertThat(serves(question.getKey(), filter, sort))
                    .as("%s for %s by %s", question.getKey(), filter, sort)
                    .isTrue();
            if (QueryPlans.areTold()) {
                assertThat(QueryPlans.stages(lists.problems(), filter, sort, query.limit()))
                        .anyMatch(stage -> stage.startsWith("IXSCAN"))
                        .doesNotContain("COLLSCAN");
            }
        }
    }

    @Test
    void aLaterPageBeginsWhereTheFirstEndedButNeverOutsideOfWhatIsAskedFor() {
        var june = LocalDate.of(2023, 6, 1);
        var asked = ListQuestions.dueFrom(june);

        assertThat(dueFrom(asked.from(List.of("2023-06-20", "p1/n1"), 50))).isEqualTo("2023-06-20");
        assertThat(dueFrom(asked.from(List.of("2023-05-20", "p1/n1"), 50))).isEqualTo("2023-06-01");
    }

    private static Object dueFrom(DeadlineQuery query) {
        return MongoLists.filter(query).get("dueDate", Document.class).get("$gte");
    }

    /** All fields but the last are fixed by the filter, and the last is what is sorted by. */
    private static boolean serves(List<String> fields, Document filter, Document sort) {
        return filter.keySet().containsAll(fields.subList(0, fields.size() - 1))
                && sort.keySet().iterator().next().equals(fields.getLast());
    }
}
