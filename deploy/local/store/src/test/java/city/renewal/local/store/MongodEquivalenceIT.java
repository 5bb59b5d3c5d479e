package city.renewal.local.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoServerException;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.result.UpdateResult;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real MongoDB and this store get the same random commands, of the kinds that the services send: they return the same
 * results, refuse the same writes, and contain the same documents afterwards.
 *
 * <p>{@code MONGODB_URI} names the server, or {@code RENEWAL_MONGOD} a {@code mongod} that is started for the test;
 * without either it is skipped. Differences that don't matter to the services aren't asked for: error messages, the
 * order of a document's fields, numbers of several types in one field.
 */
class MongodEquivalenceIT {
    private static final int COMMANDS = Integer.getInteger("writes", 2_000);
    private static final int DOCUMENTS = 100;
    private static final Date DAY = new Date(1_688_083_200_000L);

    @TempDir
    Path folder;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    /** A command for a collection, with its result. */
    private record Command(String description, Function<MongoCollection<Document>, Object> run) {
        Object on(MongoCollection<Document> documents) {
            try {
                return run.apply(documents);
            } catch (MongoServerException refused) {
                return "refused";
            }
        }
    }

    @Test
    void answersTheServicesCommandsAsMongoDbDoes() throws Exception {
        var named = System.getenv("MONGODB_URI");
        var program = System.getenv("RENEWAL_MONGOD");
        Assumptions.assumeTrue(named != null || program != null, "Neither MONGODB_URI nor RENEWAL_MONGOD is set");
        System.out.println("MongodEquivalenceIT seed " + seed);
        var port = freePort();
        var process = named == null ? start(program, port) : null;
        try (var store = EmbeddedStore.inMemory(0);
                var here = MongoClients.create(store.uri());
                var there = MongoClients.create(named == null ? "mongodb://127.0.0.1:" + port : named)) {
            var name = "equivalence_" + Long.toHexString(seed);
            var ours = here.getDatabase(name).getCollection("documents");
            var theirs = there.getDatabase(name).getCollection("documents");
            try {
                index(ours);
                index(theirs);
                for (int n = 0; n < COMMANDS; n++) {
                    compare(random.nextInt(3) == 0 ? write() : read(), ours, theirs);
                }
                compare(all(), ours, theirs);
            } finally {
                there.getDatabase(name).drop();
            }
        } finally {
            if (process != null) {
                process.destroy();
                process.waitFor();
            }
        }
    }

    private void compare(Command command, MongoCollection<Document> ours, MongoCollection<Document> theirs) {
        assertThat(command.on(ours))
                .as("seed %d: %s", seed, command.description())
                .isEqualTo(command.on(theirs));
    }

    private static void index(MongoCollection<Document> documents) {
        documents.createIndex(new Document("programme", 1).append("dueDate", 1).append("_id", 1));
        documents.createIndex(new Document("seenBy", 1).append("dueDate", 1).append("_id", 1));
        documents.createIndex(new Document("outboxSince", 1), new IndexOptions().sparse(true));
        documents.createIndex(
                new Document("feedId", 1), new IndexOptions().unique(true).sparse(true));
    }

    // --- writes ------------------------------------------------------------------------------------------------------

    private Command write() {
        var id = id();
        var version = random.nextInt(3);
        var compareAndSet = new Document("_id", id).append("version", version);
        var document = document(id);
        var change = change();
        var isUpsert = random.nextBoolean();
        return switch (random.nextInt(9)) {
            case 0, 1 ->
                new Command(
                        "insert " + document,
                        documents -> documents.insertOne(new Document(document)).wasAcknowledged());
            case 2 ->
                new Command(
                        "replace %s by %s".formatted(compareAndSet, document),
                        documents -> describe(documents.replaceOne(compareAndSet, document)));
            case 3 ->
                new Command(
                        "upsert " + document,
                        documents -> describe(documents.replaceOne(
                                new Document("_id", id), document, new ReplaceOptions().upsert(true))));
            case 4 -> bulk();
            case 5 ->
                new Command(
                        "update %s by %s, upsert %s".formatted(compareAndSet, change, isUpsert),
                        documents -> describe(
                                documents.updateOne(compareAndSet, change, new UpdateOptions().upsert(isUpsert))));
            case 6 -> {
                var query = new Document("programme", "g" + random.nextInt(4));
                var touched = new Document("$set", new Document("touched", random.nextInt(3)));
                yield new Command(
                        "update all %s by %s".formatted(query, touched),
                        documents -> describe(documents.updateMany(query, touched)));
            }
            case 7 -> {
                var query = new Document("_id", new Document("$in", List.of(id, id())));
                yield new Command(
                        "delete " + query,
                        documents -> documents.deleteMany(query).getDeletedCount());
            }
            default ->
                new Command(
                        "find and update %s by %s".formatted(id, change),
                        documents -> ""
                                + documents.findOneAndUpdate(
                                        new Document("_id", id),
                                        change,
                                        new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER)));
        };
    }

    private Command bulk() {
        var writes = new ArrayList<ReplaceOneModel<Document>>();
        for (int n = 0; n < 5; n++) {
            var id = id();
            writes.add(new ReplaceOneModel<>(new Document("_id", id), document(id), new ReplaceOptions().upsert(true)));
        }
        return new Command(
                "bulk " + writes,
                documents -> documents
                        .bulkWrite(writes, new BulkWriteOptions().ordered(false))
                        .getMatchedCount());
    }

    private static List<Object> describe(UpdateResult result) {
        return List.of(result.getMatchedCount(), result.getModifiedCount(), "" + result.getUpsertedId());
    }

    private Document document(String id) {
        var document = new Document("_id", id)
                .append("version", random.nextInt(3))
                .append("programme", "g" + random.nextInt(4))
                .append("dueDate", day())
                .append("overdueDays", random.nextInt(10))
                .append("open", random.nextBoolean())
                .append("at", new Date(DAY.getTime() + random.nextInt(5)))
                .append("signedAt", random.nextBoolean() ? null : DAY)
                .append("seenBy", List.of("a" + random.nextInt(3), "p" + random.nextInt(9)))
                .append("owner", new Document("personId", "p" + random.nextInt(9)).append("name", "张伟"));
        if (random.nextInt(3) == 0) {
            document.append("outboxSince", DAY).append("outbox", List.of(new Document("id", "e1")));
        }
        return random.nextInt(4) == 0 ? document.append("feedId", "f" + random.nextInt(60)) : document;
    }

    private Document change() {
        return switch (random.nextInt(6)) {
            case 0 -> new Document("$inc", new Document("version", 1)).append("$set", new Document("dueDate", day()));
            case 1 ->
                new Document("$unset", new Document("outboxSince", ""))
                        .append("$pull", new Document("outbox", new Document("id", "e1")));
            case 2 -> new Document("$push", new Document("outbox", new Document("id", "e" + random.nextInt(3))));
            case 3 ->
                new Document("$addToSet", new Document("seenBy", "a" + random.nextInt(3)))
                        .append("$max", new Document("at", new Date(DAY.getTime() + random.nextInt(9))));
            case 4 -> new Document("$set", new Document("owner.name", "王芳" + random.nextInt(2)));
            default ->
                new Document("$set", new Document("owner", new Document("personId", "p" + random.nextInt(9))))
                        .append("$setOnInsert", new Document("programme", "g9"));
        };
    }

    // --- reads -------------------------------------------------------------------------------------------------------

    private Command read() {
        var query = query();
        if (random.nextInt(4) == 0) {
            return new Command("count " + query, documents -> documents.countDocuments(query));
        }
        var direction = random.nextBoolean() ? 1 : -1;
        var by = List.of("dueDate", "overdueDays", "signedAt", "owner.personId", "_id")
                .get(random.nextInt(5));
        var sort = new Document(by, direction).append("_id", direction);
        var projection = random.nextBoolean() ? null : new Document("dueDate", 1).append("owner", 1);
        var limit = random.nextInt(3) * 7;
        return new Command(
                "find %s by %s, %d with %s".formatted(query, sort, limit, projection),
                documents -> find(documents, query, sort, projection, limit));
    }

    private static List<Document> find(
            MongoCollection<Document> documents,
            Document query,
            Document sort,
            @Nullable Document projection,
            int limit) {
        return documents
                .find(query)
                .sort(sort)
                .projection(projection)
                .limit(limit)
                .into(new ArrayList<>());
    }

    private static Command all() {
        return new Command("all", documents -> find(documents, new Document(), new Document("_id", 1), null, 0));
    }

    private Document query() {
        var query = new Document();
        for (int n = random.nextInt(3); n > 0; n--) {
            switch (random.nextInt(10)) {
                case 0, 1 -> query.append("programme", "g" + random.nextInt(4));
                case 2 -> query.append("seenBy", new Document("$in", List.of("a1", "p" + random.nextInt(9))));
                case 3 -> query.append("dueDate", new Document("$gte", day()).append("$lte", day()));
                case 4 -> query.append("signedAt", random.nextBoolean() ? null : new Document("$ne", null));
                case 5 -> query.append("outboxSince", new Document("$lte", DAY));
                case 6 -> query.append("feedId", new Document("$exists", random.nextBoolean()));
                case 7 -> query.append("owner.personId", "p" + random.nextInt(9));
                case 8 -> query.append("overdueDays", new Document("$nin", List.of(1, 2)));
                default -> query.append("open", true);
            }
        }
        switch (random.nextInt(5)) {
            case 0 -> {
                var day = day();
                query.append(
                        "$or",
                        List.of(
                                new Document("dueDate", new Document("$gt", day)),
                                new Document("dueDate", day).append("_id", new Document("$gt", id()))));
            }
            case 1 -> query.append("_id", new Document("$in", List.of(id(), id(), id())));
            default -> {}
        }
        return query;
    }

    private String id() {
        return "d" + (100 + random.nextInt(DOCUMENTS));
    }

    private String day() {
        return "2023-07-%02d".formatted(1 + random.nextInt(9));
    }

    // --- server ------------------------------------------------------------------------------------------------------

    private Process start(String program, int port) throws IOException {
        return new ProcessBuilder(
                        program,
                        "--dbpath",
                        folder.toString(),
                        "--port",
                        String.valueOf(port),
                        "--bind_ip",
                        "127.0.0.1")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("mongod.out").toFile())
                .start();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
