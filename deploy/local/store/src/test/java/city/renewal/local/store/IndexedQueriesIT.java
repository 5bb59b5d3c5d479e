package city.renewal.local.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.ReplaceOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A collection with indexes answers like one without: both get the same writes and the same random queries, before and
 * after the file is reopened.
 */
class IndexedQueriesIT {
    private static final int DOCUMENTS = 150;
    private static final int WRITES = 250;
    private static final int QUERIES = Integer.getInteger("questions", 100);

    private static final Document SUM =
            new Document("$group", new Document("_id", null).append("count", new Document("$sum", 1)));

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anIndexedCollectionFindsWhatAnUnindexedOneFinds(boolean hasOnlyStringIds) {
        var seed = System.nanoTime();
        System.out.println("IndexedQueriesIT seed " + seed);
        var random = new Random(seed);
        var generator =
                new RandomDocuments(random, hasOnlyStringIds ? n -> "d" + n : n -> n % 3 == 0 ? n : "d" + n, DOCUMENTS);
        try (var store = EmbeddedStore.durable(folder.resolve("store"), 0);
                var client = MongoClients.create(store.uri())) {
            var plain = client.getDatabase("test").getCollection("plain");
            var indexed = client.getDatabase("test").getCollection("indexed");
            insert(generator, plain, indexed);
            index(indexed);
            compare(generator, seed, plain, indexed);
            for (int n = 0; n < WRITES; n++) {
                write(generator, random.nextInt(10), plain, indexed);
            }
            compare(generator, seed, plain, indexed);
        }
        try (var store = EmbeddedStore.durable(folder.resolve("store"), 0);
                var client = MongoClients.create(store.uri())) {
            var plain = client.getDatabase("test").getCollection("plain");
            var indexed = client.getDatabase("test").getCollection("indexed");
            index(indexed);
            compare(generator, seed, plain, indexed);
            indexed.drop();
            index(indexed);
            plain.find().forEach(indexed::insertOne);
            compare(generator, seed, plain, indexed);
        }
    }

    /** Some share leading fields, some are sparse, one has the id in the middle. */
    private static void index(MongoCollection<Document> collection) {
        RandomDocuments.FIELDS.stream()
                .filter(field -> !field.equals("at"))
                .forEach(field -> collection.createIndex(new Document(field, 1).append("_id", 1)));
        collection.createIndex(new Document("text", 1).append("number", 1).append("_id", 1));
        collection.createIndex(new Document("several", 1).append("at", -1));
        collection.createIndex(new Document("touched", 1).append("several", 1));
        collection.createIndex(new Document("flag", 1).append("several", 1).append("number", 1));
        collection.createIndex(new Document("flag", 1).append("_id", 1).append("at", 1));
        collection.createIndex(new Document("number", -1).append("at", 1), new IndexOptions().sparse(true));
        collection.createIndex(new Document("at", 1), new IndexOptions().sparse(true));
    }

    private static void insert(
            RandomDocuments generator, MongoCollection<Document> plain, MongoCollection<Document> indexed) {
        for (int n = 0; n < DOCUMENTS; n++) {
            var document = generator.document(n);
            plain.insertOne(document);
            indexed.insertOne(document);
        }
    }

    private static void write(
            RandomDocuments generator, int kind, MongoCollection<Document> plain, MongoCollection<Document> indexed) {
        var document = generator.document();
        var one = new Document("_id", document.get("_id"));
        var update = generator.update();
        var query = generator.query();
        var few = new Document(query).append("_id", document.get("_id"));
        for (var collection : List.of(plain, indexed)) {
            switch (kind) {
                case 0, 1, 2, 3 -> collection.replaceOne(one, document, new ReplaceOptions().upsert(true));
                case 4, 5 -> attempt(() -> collection.updateOne(one, update));
                case 6 -> attempt(() -> collection.updateMany(query, new Document("$inc", new Document("touched", 1))));
                case 7 -> attempt(() -> collection.updateOne(query, update));
                case 8 -> collection.deleteOne(one);
                default -> attempt(() -> collection.deleteMany(few));
            }
        }
    }

    private static void compare(
            RandomDocuments generator, long seed, MongoCollection<Document> plain, MongoCollection<Document> indexed) {
        int found = 0;
        for (int n = 0; n < QUERIES; n++) {
            var query = generator.query();
            var sort = generator.sort();
            var limit = n % 3 == 0 ? 0 : 1 + n % 20;
            var skip = n % 5;
            var expected = attempt(
                    () -> plain.find(query).sort(sort).skip(skip).limit(limit).into(new ArrayList<>()));

            assertThat(attempt(() -> indexed.find(query)
                            .sort(sort)
                            .skip(skip)
                            .limit(limit)
                            .into(new ArrayList<>())))
                    .as("seed %d: %s by %s, %d after %d", seed, query, sort, limit, skip)
                    .isEqualTo(expected);
            var sum = List.of(new Document("$match", query), SUM);
            assertThat(attempt(() -> indexed.aggregate(sum).first()))
                    .as("seed %d: %s", seed, sum)
                    .isEqualTo(attempt(() -> plain.aggregate(sum).first()));
            for (var counted : List.of(query, generator.scalarQuery())) {
                assertThat(attempt(() -> indexed.countDocuments(counted)))
                        .as("seed %d: %s", seed, counted)
                        .isEqualTo(attempt(() -> plain.countDocuments(counted)));
            }
            found += expected instanceof List<?> documents ? documents.size() : 0;
        }
        assertThat(found).as("seed %d", seed).isGreaterThan(QUERIES);
    }

    /** The result, or the class of the exception, which is the same for both. */
    private static Object attempt(Supplier<Object> command) {
        try {
            return command.get();
        } catch (MongoException refused) {
            return refused.getClass();
        }
    }

    @Test
    void anIndexThatIsCreatedAgainIsTheSameIndex() {
        var file = folder.resolve("store");
        try (var store = EmbeddedStore.durable(file, 0);
                var client = MongoClients.create(store.uri());
                var other = MongoClients.create(store.uri())) {
            index(client.getDatabase("test").getCollection("documents"));
            index(other.getDatabase("test").getCollection("documents"));
        }
        try (var store = EmbeddedStore.durable(file, 0);
                var client = MongoClients.create(store.uri());
                var other = MongoClients.create(store.uri())) {
            var documents = client.getDatabase("test").getCollection("documents");
            index(documents);
            index(other.getDatabase("test").getCollection("documents"));
            documents.createIndex(
                    new Document("text", 1), new IndexOptions().name("another").sparse(true));
            // MongoDB refuses the second one; this store keeps the first.
            documents.createIndex(new Document("text", 1), new IndexOptions().name("another"));
            assertThat(documents
                            .listIndexes()
                            .map(index -> index.getString("name"))
                            .into(new ArrayList<>()))
                    .doesNotHaveDuplicates()
                    .contains("another", "text_1__id_1", "number_-1_at_1")
                    .hasSize(RandomDocuments.FIELDS.size() + 8);

            documents.dropIndex("another");
            documents.createIndex(new Document("text", 1), new IndexOptions().name("another"));
            documents.insertMany(IntStream.range(0, DOCUMENTS)
                    .mapToObj(n -> new Document("_id", "d" + n).append("text", "x" + n))
                    .toList());
            assertThat(documents.find(new Document("text", "x7")).first())
                    .isEqualTo(new Document("_id", "d7").append("text", "x7"));
        }
    }
}
