package city.renewal.local.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.ReplaceOptions;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A collection with indexes answers as one without: the same writes to both, then every kind of question to both, before and
 * after the file was opened again.
 */
class IndexedQueriesIT {
    private static final int ROUNDS = 400;
    private static final int QUESTIONS = 300;
    private static final List<String> FIELDS = List.of("text", "number", "at", "flag", "several", "in.id", "any");

    @TempDir
    Path folder;

    @Test
    void anIndexLeadsToEverythingThatIsAskedForWhateverWasWritten() {
        var seed = System.nanoTime();
        System.out.println("IndexedQueriesIT seed " + seed);
        var random = new Random(seed);
        try (var store = EmbeddedStore.durable(folder.resolve("store"), 0);
                var client = MongoClients.create(store.uri())) {
            var plain = client.getDatabase("test").getCollection("plain");
            var indexed = client.getDatabase("test").getCollection("indexed");
            for (int round = 0; round < ROUNDS; round++) {
                if (round == ROUNDS / 4) {
                    index(indexed);
                }
                write(random, plain, indexed);
            }
            compare(random, seed, plain, indexed);
        }
        try (var store = EmbeddedStore.durable(folder.resolve("store"), 0);
                var client = MongoClients.create(store.uri())) {
            var plain = client.getDatabase("test").getCollection("plain");
            var indexed = client.getDatabase("test").getCollection("indexed");
            for (int round = 0; round < ROUNDS / 4; round++) {
                write(random, plain, indexed);
            }
            compare(random, seed, plain, indexed);
            indexed.drop();
            index(indexed);
            plain.find().forEach(indexed::insertOne);
            compare(random, seed, plain, indexed);
        }
    }

    /** Some when there are documents already; two that begin alike; one that is sparse. */
    private static void index(MongoCollection<Document> collection) {
        FIELDS.forEach(field -> collection.createIndex(new Document(field, 1).append("_id", 1)));
        collection.createIndex(new Document("text", 1).append("number", 1));
        collection.createIndex(new Document("number", -1).append("at", 1), new IndexOptions().sparse(true));
    }

    private static void write(Random random, MongoCollection<Document> plain, MongoCollection<Document> indexed) {
        var id = "d" + random.nextInt(120);
        var document = document(random).append("_id", id);
        var change = change(random);
        var question = question(random);
        var kind = random.nextInt(10);
        for (var collection : List.of(plain, indexed)) {
            switch (kind) {
                case 0, 1, 2, 3 ->
                    collection.replaceOne(new Document("_id", id), document, new ReplaceOptions().upsert(true));
                case 4, 5 -> collection.updateOne(new Document("_id", id), change);
                case 6 ->
                    attempt(() -> collection.updateMany(question, new Document("$inc", new Document("touched", 1))));
                case 7 -> attempt(() -> collection.updateMany(question, change));
                case 8 -> collection.deleteOne(new Document("_id", id));
                default ->
                    attempt(() ->
                            collection.deleteMany(new Document(question).append("_id", new Document("$lt", "d2"))));
            }
        }
    }

    /** One that no document refuses: an update of many that fails on one has changed others, in no order that is promised. */
    private static Document change(Random random) {
        var field = FIELDS.get(random.nextInt(FIELDS.size()));
        var changed = new Document();
        put(changed, field, value(random, field));
        return random.nextInt(4) == 0
                ? new Document(
                        "$unset", new Document(changed.keySet().iterator().next(), ""))
                : new Document("$set", changed);
    }

    private static void compare(
            Random random, long seed, MongoCollection<Document> plain, MongoCollection<Document> indexed) {
        int found = 0;
        for (int n = 0; n < QUESTIONS; n++) {
            var question = question(random);
            var sort = random.nextBoolean() ? new Document("_id", 1) : new Document("touched", -1).append("_id", 1);
            var expected =
                    attempt(() -> plain.find(question).sort(sort).limit(20).into(new ArrayList<>()));

            assertThat(attempt(() -> indexed.find(question).sort(sort).limit(20).into(new ArrayList<>())))
                    .as("seed %d: %s", seed, question)
                    .isEqualTo(expected);
            assertThat(attempt(() -> indexed.countDocuments(question)))
                    .as("seed %d: %s", seed, question)
                    .isEqualTo(attempt(() -> plain.countDocuments(question)));
            found += expected instanceof List<?> documents ? documents.size() : 0;
        }
        assertThat(found).as("seed %d", seed).isGreaterThan(QUESTIONS);
    }

    /** What it came to; or the kind of its refusal, which is the same for both then. */
    private static Object attempt(Supplier<Object> command) {
        try {
            return command.get();
        } catch (com.mongodb.MongoException refused) {
            return refused.getClass();
        }
    }

    private static Document document(Random random) {
        var document = new Document("touched", 0);
        for (var field : FIELDS) {
            if (random.nextInt(6) > 0) {
                put(document, field, value(random, field));
            }
        }
        return document;
    }

    private static void put(Document document, String field, Object value) {
        switch (field) {
            case "in.id" -> document.append("in", random(value));
            default -> document.append(field, value);
        }
    }

    /** A nested document, or what stands in its way. */
    private static Object random(Object value) {
        return value instanceof Integer
                ? value
                : value instanceof List<?>
                        ? List.of(new Document("id", "x1"), new Document("id", value))
                        : new Document("id", value);
    }

    private static Document question(Random random) {
        var question = new Document();
        for (int n = 1 + random.nextInt(2); n > 0; n--) {
            var field = FIELDS.get(random.nextInt(FIELDS.size()));
            question.append(field, condition(random, field));
        }
        return question;
    }

    private static Object condition(Random random, String field) {
        var value = value(random, field);
        var other = value(random, field);
        return switch (random.nextInt(9)) {
            case 0 -> new Document("$in", Arrays.asList(value, other));
            case 1 -> new Document("$gte", value);
            case 2 -> new Document("$gt", value).append("$lte", other);
            case 3 -> new Document("$lt", value);
            case 4 -> new Document("$ne", value);
            case 5 -> new Document("$exists", random.nextBoolean());
            default -> value;
        };
    }

    /** Mostly of the field's kind, sometimes of another. */
    private static Object value(Random random, String field) {
        var kind = random.nextInt(8) == 0 ? "any" : field;
        return switch (kind) {
            case "text", "in.id" -> "x" + random.nextInt(6);
            case "number" -> number(random);
            case "at" -> new Date(1_688_083_200_000L + random.nextInt(5) * 1_000L);
            case "flag" -> random.nextBoolean();
            case "several" ->
                random.nextInt(3) == 0
                        ? List.of()
                        : Arrays.asList(
                                "x" + random.nextInt(4), random.nextInt(4) == 0 ? null : "x" + random.nextInt(4));
            default ->
                switch (random.nextInt(7)) {
                    case 0 -> null;
                    case 1 -> "x1";
                    case 2 -> number(random);
                    case 3 -> new Date(1_688_083_201_000L);
                    case 4 -> List.of("x1", 1, new Document("id", "x1"));
                    case 5 -> new Document("id", "x1");
                    default -> new Decimal128(new BigDecimal(random.nextInt(4)));
                };
        };
    }

    private static Object number(Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> (long) random.nextInt(4);
            case 1 -> (double) random.nextInt(4);
            case 2 -> (1L << 53) + random.nextInt(3);
            default -> random.nextInt(4);
        };
    }
}
