package city.renewal.local.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.result.UpdateResult;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.bson.Document;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;
import org.junit.jupiter.api.Test;

/**
 * The library's own backend and this store get the same random writes and queries: they return the same results and
 * error messages, and contain the same documents afterwards, by value, type and order of members.
 */
class LibraryEquivalenceIT {
    private static final int WRITES = Integer.getInteger("writes", 2_000);
    private static final int DOCUMENTS = 12;
    private static final List<String> FIELDS = List.of("a", "b", "c", "list", "in", "u");
    private static final JsonWriterSettings EXACT =
            JsonWriterSettings.builder().outputMode(JsonMode.EXTENDED).build();

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @Test
    void answersEveryWriteAsTheLibraryDoesAndKeepsTheSameDocuments() {
        System.out.println("LibraryEquivalenceIT seed " + seed);
        var library = new MongoServer(new MemoryBackend());
        try (var ours = EmbeddedStore.inMemory(0);
                var here = MongoClients.create(ours.uri("test") + "?retryWrites=false");
                var there = MongoClients.create(library.bindAndGetConnectionString() + "/test?retryWrites=false")) {
            var pair = List.of(documents(here), documents(there));
            var refused = 0;
            for (int n = 0; n < WRITES; n++) {
                var write = write();
                var answers =
                        pair.stream().map(each -> attempt(() -> write.on(each))).toList();

                assertThat(answers.get(0)).as("seed %d: %s", seed, write).isEqualTo(answers.get(1));
                assertThat(all(pair.get(0))).as("seed %d after %s", seed, write).isEqualTo(all(pair.get(1)));
                copyInNaturalOrder(pair.get(0), pair.get(1));
                var read = read();
                assertThat(attempt(() -> read.from(pair.get(0))))
                        .as("seed %d after %s: %s", seed, write, read)
                        .isEqualTo(attempt(() -> read.from(pair.get(1))));
                var grouping = grouping();
                assertThat(attempt(() -> grouped(pair.get(0), grouping)))
                        .as("seed %d after %s: %s", seed, write, grouping)
                        .isEqualTo(attempt(() -> grouped(pair.get(1), grouping)));
                refused += answers.get(0).startsWith("refused") ? 1 : 0;
            }
            assertThat(refused).as("seed %d", seed).isBetween(WRITES / 100, WRITES / 2);
        } finally {
            library.shutdownNow();
        }
    }

    /** The library puts a new document where another was removed; MongoDB and this store put it behind all others. */
    private static void copyInNaturalOrder(MongoCollection<Document> from, MongoCollection<Document> to) {
        if (!ids(from).equals(ids(to))) {
            to.drop();
            index(to);
            from.find().forEach(to::insertOne);
        }
    }

    private static List<Object> ids(MongoCollection<Document> documents) {
        return documents.find().map(document -> document.get("_id")).into(new ArrayList<>());
    }

    private static MongoCollection<Document> documents(MongoClient client) {
        var documents = client.getDatabase("test").getCollection("documents");
        index(documents);
        return documents;
    }

    private static void index(MongoCollection<Document> documents) {
        documents.createIndex(
                new Document("u.n", 1), new IndexOptions().unique(true).sparse(true));
    }

    /** A write command and its description. */
    private record Write(String kind, Document query, Document change, boolean isUpsert) {
        String on(MongoCollection<Document> documents) {
            return switch (kind) {
                case "insert" ->
                    ""
                            + documents
                                    .insertOne(Document.parse(change.toJson(EXACT)))
                                    .wasAcknowledged();
                case "replace" -> describe(documents.replaceOne(query, change, new ReplaceOptions().upsert(isUpsert)));
                case "one" -> describe(documents.updateOne(query, change, new UpdateOptions().upsert(isUpsert)));
                case "many" -> describe(documents.updateMany(query, change, new UpdateOptions().upsert(isUpsert)));
                case "delete" -> "" + documents.deleteMany(query).getDeletedCount();
                default ->
                    json(documents.findOneAndUpdate(
                            query,
                            change,
                            new FindOneAndUpdateOptions().upsert(isUpsert).returnDocument(ReturnDocument.AFTER)));
            };
        }

        private static String describe(UpdateResult result) {
            return "%d %d %s".formatted(result.getMatchedCount(), result.getModifiedCount(), result.getUpsertedId());
        }
    }

    /** A query with its projection and sort order. */
    private record Read(Document query, Document projection, String sortedBy) {
        String from(MongoCollection<Document> documents) {
            return documents
                    .find(query)
                    .projection(projection)
                    .sort(new Document(sortedBy, 1).append("_id", 1))
                    .map(LibraryEquivalenceIT::json)
                    .into(new ArrayList<>())
                    .toString();
        }
    }

    private Read read() {
        var query = switch (random.nextInt(8)) {
            case 0 -> new Document("in.deep", smallInteger());
            case 1 -> new Document("in", value("in"));
            case 2 -> new Document("list.x", number());
            case 3 -> new Document("$or", List.of(new Document("in.x", "t"), new Document("a", condition())));
            case 4 -> new Document("in.deep", new Document("$exists", random.nextBoolean()));
            case 5 -> new Document("list", new Document("$size", 3));
            case 6 -> several().append("in.deep", new Document("$gte", smallInteger()));
            default -> several();
        };
        var projection = switch (random.nextInt(8)) {
            case 0 -> new Document("in", 1);
            case 1 -> new Document("in.deep", 1).append("a", 1);
            case 2 -> new Document("in", 0);
            case 3 -> new Document("in.x", 0);
            case 4 -> new Document("list.x", 1).append("_id", 0);
            case 5 -> new Document("list", 1).append("b", 1);
            default -> new Document();
        };
        return new Read(query, projection, random.nextInt(3) == 0 ? "in.deep" : "a");
    }

    /**
     * A match, a sort and a group stage. The library counts 2 and [2] as one group and names it by the first, so the order
     * of the documents, which a match leaves open, decides the answer.
     */
    private List<Document> grouping() {
        var by = switch (random.nextInt(5)) {
            case 0 -> "$in.deep";
            case 1 -> "$in";
            case 2 -> new Document("deep", "$in.deep").append("y", "$in.y");
            case 3 -> new Document("isSmall", new Document("$lt", List.of("$in.deep", 2)));
            default -> "one";
        };
        var group = new Document("_id", by)
                .append("count", new Document("$sum", 1))
                .append("most", new Document("$max", "$in.deep"));
        if (random.nextInt(4) == 0) {
            group.append("all", new Document("$addToSet", "$$ROOT"));
        }
        return List.of(
                new Document("$match", read().query()),
                new Document("$sort", new Document("_id", 1)),
                new Document("$group", group));
    }

    /** Neither groups nor the elements of a set have an order. */
    private static String grouped(MongoCollection<Document> documents, List<Document> stages) {
        return documents
                .aggregate(stages)
                .map(group -> {
                    var all = new ArrayList<String>();
                    group.getList("all", Document.class, List.of()).forEach(each -> all.add(each.toJson(EXACT)));
                    all.sort(null);
                    group.remove("all");
                    return group.toJson(EXACT) + all;
                })
                .into(new ArrayList<>())
                .stream()
                .sorted()
                .toList()
                .toString();
    }

    private static String json(Document document) {
        return document == null ? "nothing" : document.toJson(EXACT);
    }

    private static List<String> all(MongoCollection<Document> documents) {
        var all = new ArrayList<String>();
        documents.find().sort(new Document("_id", 1)).forEach(document -> all.add(document.toJson(EXACT)));
        return all;
    }

    private static String attempt(Supplier<String> write) {
        try {
            return write.get();
        } catch (MongoException refused) {
            return "refused %d %s"
                    .formatted(refused.getCode(), refused.getMessage().replaceAll("127.0.0.1:\\d+", ""));
        }
    }

    private Write write() {
        var isUpsert = random.nextInt(4) == 0;
        return switch (random.nextInt(12)) {
            case 0 -> new Write("insert", new Document(), document(), false);
            case 1, 2 -> new Write("replace", one(), maybeWithoutId(document()), isUpsert);
            case 3, 4 -> new Write("many", several(), change(), false);
            case 5 -> new Write("delete", one(), new Document(), false);
            case 6 -> new Write("change and give", one(), change(), isUpsert);
            default -> new Write("one", one(), change(), isUpsert);
        };
    }

    private Document maybeWithoutId(Document document) {
        if (random.nextInt(3) > 0) {
            document.remove("_id");
        }
        return document;
    }

    private String id() {
        return "d" + (10 + random.nextInt(DOCUMENTS));
    }

    private Document document() {
        var document = new Document("_id", id());
        FIELDS.stream().filter(field -> random.nextInt(3) > 0).forEach(field -> document.append(field, value(field)));
        return document;
    }

    /** At most one document has the id, so the stores' scan order has no effect. */
    private Document one() {
        var query = new Document("_id", id());
        return random.nextInt(3) == 0 ? query.append("a", condition()) : query;
    }

    private Object condition() {
        return random.nextBoolean()
                ? value("a")
                : new Document(random.nextBoolean() ? "$lt" : "$gte", random.nextInt(5));
    }

    private Document several() {
        return switch (random.nextInt(4)) {
            case 0 -> new Document("_id", new Document("$in", List.of(id(), id(), id(), id())));
            case 1 -> new Document("_id", new Document("$in", List.of(id(), 7))).append("b", value("b"));
            case 2 -> new Document("a", condition());
            default -> new Document();
        };
    }

    /**
     * Mostly updates that this store executes itself, sometimes those of the library; the unique field is never set in
     * several documents.
     */
    private Document change() {
        var change = new Document();
        for (int steps = 1 + random.nextInt(3); steps > 0; steps--) {
            var field = FIELDS.get(random.nextInt(FIELDS.size() - (random.nextInt(8) == 0 ? 0 : 1)));
            switch (random.nextInt(12)) {
                case 0, 1 -> step(change, "$unset", field, "");
                case 2 -> step(change, "$inc", "a", random.nextInt(3) == 0 ? (Object) 0.5 : 1L - random.nextInt(3));
                case 3 -> step(change, "$push", "list", value("b"));
                case 4 -> step(change, "$push", "list", new Document("$each", List.of(1, 2)).append("$slice", -3));
                case 5 -> step(change, "$set", "in.deep", smallInteger());
                case 6 -> step(change, random.nextBoolean() ? "$max" : "$setOnInsert", "c", value("a"));
                case 7 -> step(change, "$push", field, value("in"));
                default -> step(change, "$set", field, value(field));
            }
        }
        return change;
    }

    private static void step(Document change, String operator, String field, Object value) {
        ((Document) change.computeIfAbsent(operator, any -> new Document())).append(field, value);
    }

    private Object value(String field) {
        return switch (field) {
            case "a" -> number();
            case "list" -> new ArrayList<>(Arrays.asList(number(), null, new Document("x", number())));
            case "in" ->
                new Document("deep", smallInteger()).append(random.nextBoolean() ? "x" : "y", Arrays.asList(1, "t"));
            case "u" -> new Document("n", random.nextInt(8));
            default -> any();
        };
    }

    private Object any() {
        return switch (random.nextInt(6)) {
            case 0 -> null;
            case 1 -> new Date(1_688_083_200_000L);
            case 2 -> true;
            case 3 -> number();
            default -> "t" + random.nextInt(3);
        };
    }

    /** In nested documents, the library detects modifications by value; this store also by type, as MongoDB does. */
    private Object smallInteger() {
        return random.nextInt(4);
    }

    private Object number() {
        var number = random.nextInt(4);
        return switch (random.nextInt(4)) {
            case 0 -> (Object) (double) number;
            case 1 -> (long) number;
            case 2 -> (1L << 53) + number;
            default -> number;
        };
    }
}
