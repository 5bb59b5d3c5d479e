package city.renewal.local.store;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The periodic queries of sweeps, relays and lists read few documents, however many the collection has. */
class SortedIndexesTest {
    private static final int DOCUMENTS = 3_000;
    private static final int DUE = 5;
    private static final Instant NOW = Instant.parse("2023-07-01T00:00:00Z");
    private static final Instant LATER = Instant.parse("2023-08-01T00:00:00Z");

    private final DocumentLog log = DocumentLog.inMemory();
    private final StoreCollection documents = new StoreCollection(
            new StoreDatabase("test", log, new CursorRegistry()),
            "documents",
            CollectionOptions.withDefaults(),
            log,
            new CursorRegistry());
    private final SortedIndexes indexes = new SortedIndexes(documents);

    SortedIndexesTest() {
        declare(false, "nextStepAt", "_id", "claimedUntil");
        declare(false, "overdue", "_id");
        declare(false, "open", "level");
        declare(false, "programme", "dueDate", "_id");
        declare(false, "seenBy", "dueDate", "_id");
        declare(true, "nextAttemptAt", "waiting");
        declare(true, "waiting", "nextAttemptAt");
        declare(true, "outboxSince");
        for (int n = 0; n < DOCUMENTS; n++) {
            documents.addDocument(document(n));
        }
    }

    private void declare(boolean isSparse, String... fields) {
        var keys = Arrays.stream(fields).map(field -> new IndexKey(field, true)).toList();
        indexes.declare(new DeclaredIndex(String.join("_", fields), keys, isSparse));
    }

    private static Document document(int n) {
        var isDue = n % (DOCUMENTS / DUE) == 0;
        var document = new Document("_id", "d%04d".formatted(n))
                .append("nextStepAt", isDue ? NOW : LATER)
                .append("claimedUntil", Instant.EPOCH)
                .append("overdue", isDue)
                .append("open", isDue)
                .append("programme", "g" + n % 2)
                .append("dueDate", "2023-07-%02d".formatted(1 + n % 28))
                .append("seenBy", List.of("area", isDue ? "owner" : "other"));
        return isDue
                ? document.append("waiting", "lane")
                        .append("nextAttemptAt", NOW)
                        .append("outboxSince", NOW)
                : document;
    }

    static List<Document> periodicQueries() {
        var passed = new Document("$lte", NOW);
        return List.of(
                new Document("nextStepAt", passed).append("claimedUntil", passed),
                new Document("overdue", true).append("_id", new Document("$gt", "d")),
                new Document("open", true),
                new Document("nextAttemptAt", passed).append("waiting", new Document("$nin", List.of("dead"))),
                new Document("waiting", "lane").append("nextAttemptAt", passed),
                new Document("outboxSince", passed),
                new Document("seenBy", new Document("$in", List.of("owner", "nobody"))).append("programme", "g0"),
                new Document("_id", new Document("$in", List.of("d0001", "d0002"))).append("version", 3),
                new Document("$or", List.of(new Document("waiting", "lane"), new Document("waiting", "none"))));
    }

    @ParameterizedTest
    @MethodSource("periodicQueries")
    void aPeriodicQueryReadsFewDocuments(Document query) {
        for (var orderBy :
                List.of(new Document(), new Document("nextStepAt", 1).append("_id", 1), new Document("_id", 1))) {
            for (int limit : List.of(0, 100)) {
                var plan = Objects.requireNonNull(indexes.plan(query, orderBy, limit));

                assertThat(plan.recordIds().map(this::id)).hasSizeBetween(1, DUE);
            }
        }
    }

    @Test
    void aPageIsReadInIndexOrderFromItsStart() {
        var query = new Document("programme", "g0").append("dueDate", new Document("$gte", "2023-07-14"));

        var plan = indexes.plan(query, new Document("dueDate", -1).append("_id", -1), 3);

        assertThat(Objects.requireNonNull(plan).isSorted()).isTrue();
        assertThat(plan.recordIds().map(this::id).limit(3).toList()).isEqualTo(endOfTheList());
    }

    private Object id(Long recordId) {
        return Objects.requireNonNull(documents.getDocument(recordId)).get("_id");
    }

    @AfterEach
    void closeLog() {
        log.close();
    }

    private static List<Object> endOfTheList() {
        // Documents of the 27th have even numbers.
        return IntStream.iterate(DOCUMENTS - 1, n -> n - 1)
                .filter(n -> n % 28 == 26)
                .limit(3)
                .<Object>mapToObj("d%04d"::formatted)
                .toList();
    }

    @Test
    void anUnselectivePredicateUsesNoIndex() {
        assertThat(indexes.plan(new Document("overdue", false), null, 0)).isNull();
        assertThat(indexes.plan(new Document("outboxSince", null), null, 0)).isNull();
        assertThat(indexes.plan(new Document("unknown", 1), null, 0)).isNull();
    }
}
