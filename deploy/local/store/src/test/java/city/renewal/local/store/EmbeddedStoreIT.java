package city.renewal.local.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedStoreIT {

    @TempDir
    Path folder;

    @Test
    void keepsDocumentsAcrossAnOrderlyRestart() {
        try (var store = EmbeddedStore.durable(folder.resolve("store.mv"), 0)) {
            with(store, documents -> documents.insertOne(new Document("_id", "a").append("n", 1)));
        }

        try (var store = EmbeddedStore.durable(folder.resolve("store.mv"), 0)) {
            with(
                    store,
                    documents -> assertThat(
                                    documents.find(new Document("_id", "a")).first())
                            .isEqualTo(new Document("_id", "a").append("n", 1)));
        }
    }

    /** As in MongoDB; the library compares numbers by value. */
    @Test
    void countsANestedDocumentAsModifiedWhenItsBytesDiffer() {
        try (var store = EmbeddedStore.durable(folder.resolve("store.mv"), 0)) {
            with(store, documents -> {
                documents.insertOne(new Document("_id", "a").append("in", new Document("n", 1)));
                var asLong = new Document("in", new Document("n", 1L));

                assertThat(documents
                                .updateOne(new Document("_id", "a"), new Document("$set", asLong))
                                .getModifiedCount())
                        .isEqualTo(1);
                assertThat(documents
                                .updateOne(new Document("_id", "a"), new Document("$set", asLong))
                                .getModifiedCount())
                        .isZero();
                assertThat(documents.find(new Document("_id", "a")).first())
                        .isEqualTo(new Document("_id", "a").append("in", new Document("n", 1L)));
            });
        }
    }

    @Test
    void keepsEveryKindOfValueAndFindsItByEveryKindOfId() {
        var value = new Document("text", "城市更新")
                .append("int", 1)
                .append("long", 1L << 40)
                .append("double", 0.5)
                .append("amount", new Decimal128(new BigDecimal("15600000000.00")))
                .append("flag", true)
                .append("nothing", null)
                .append("instant", new Date(1_688_083_200_000L))
                .append("bytes", new Binary(new byte[] {1, 2, 3}))
                .append("items", List.of(new Document("n", 1), "two", List.of(3)))
                .append("empty", new Document());
        List<Object> ids = List.of("text", 7, 1L << 40, new ObjectId(), new Document("a", 1).append("b", "x"), true);
        try (var store = EmbeddedStore.durable(folder.resolve("store.mv"), 0)) {
            with(store, documents -> {
                documents.createIndex(Indexes.ascending("_id", "version"), new IndexOptions().unique(true));
                ids.forEach(id -> documents.insertOne(
                        new Document("_id", id).append("version", 3).append("value", value)));
            });
        }

        try (var store = EmbeddedStore.durable(folder.resolve("store.mv"), 0)) {
            with(store, documents -> {
                for (var id : ids) {
                    var whole = new Document("_id", id).append("version", 3).append("value", value);
                    assertThat(documents.find(new Document("_id", id)).first()).isEqualTo(whole);
                    assertThat(documents
                                    .find(new Document("_id", id).append("version", 3))
                                    .first())
                            .isEqualTo(whole);
                    assertThat(documents
                                    .find(new Document("_id", id).append("version", 4))
                                    .first())
                            .isNull();
                    assertThatThrownBy(() -> documents.insertOne(new Document("_id", id)))
                            .hasMessageContaining("E11000");
                }
                var named = new Document("_id", new Document("$in", ids)).append("value.long", new Document("$gt", 1));
                assertThat(documents.countDocuments(named)).isEqualTo(ids.size());
            });
        }
    }

    @Test
    void forgetsEverythingWhenInMemory() {
        try (var store = EmbeddedStore.inMemory(0)) {
            with(store, documents -> documents.insertOne(new Document("_id", "a")));
        }

        try (var store = EmbeddedStore.inMemory(0)) {
            with(store, documents -> assertThat(documents.countDocuments()).isZero());
        }
    }

    @Test
    void letsOneOfManyConcurrentCompareAndSetsWin() throws Exception {
        try (var store = EmbeddedStore.inMemory(0);
                var client = MongoClients.create(store.uri())) {
            var documents = client.getDatabase("test").getCollection("documents");
            documents.createIndex(Indexes.ascending("_id", "version"));
            documents.insertOne(new Document("_id", "a").append("version", 0));
            var wins = new ArrayList<Future<Integer>>();

            try (var threads = Executors.newFixedThreadPool(4)) {
                for (var i = 0; i < 4; i++) {
                    wins.add(threads.submit(() -> winsAmong(200, documents)));
                }
            }

            var won = 0;
            for (var each : wins) {
                won += each.get();
            }
            assertThat(won).isEqualTo(200);
        }
    }

    private static int winsAmong(int versions, MongoCollection<Document> documents) {
        var won = 0;
        for (var version = 0; version < versions; version++) {
            var filter = new Document("_id", "a").append("version", version);
            won += (int) documents
                    .replaceOne(filter, new Document("_id", "a").append("version", version + 1))
                    .getMatchedCount();
        }
        return won;
    }

    @Test
    void showsAReaderOnlyWholeDocuments() throws Exception {
        try (var store = EmbeddedStore.durable(folder.resolve("store.mv"), 0);
                var client = MongoClients.create(store.uri())) {
            var documents = client.getDatabase("test").getCollection("documents");
            documents.insertOne(pair(0));
            var done = new AtomicBoolean();
            try (var threads = Executors.newSingleThreadExecutor()) {
                var writer = threads.submit(() -> {
                    for (var i = 1; i <= 500; i++) {
                        documents.updateOne(
                                new Document("_id", "a"), new Document("$set", new Document("x", i).append("y", i)));
                    }
                    done.set(true);
                });
                while (!done.get()) {
                    var read = documents.find(new Document("_id", "a")).first();
                    assertThat(read.getInteger("x")).isEqualTo(read.getInteger("y"));
                }
                writer.get();
            }
        }
    }

    private static Document pair(int value) {
        return new Document("_id", "a").append("x", value).append("y", value);
    }

    @Test
    void keepsTheFilesInProportionToWhatLivesInThem() throws IOException {
        var payload = "x".repeat(2_000);
        try (var store = EmbeddedStore.durable(folder.resolve("store.mv"), 0, 100_000, () -> {}, step -> {})) {
            with(store, documents -> {
                for (var i = 0; i < 3_000; i++) {
                    var id = "document-" + i % 100;
                    documents.replaceOne(
                            new Document("_id", id),
                            new Document("_id", id).append("n", i).append("payload", payload),
                            new ReplaceOptions().upsert(true));
                }
            });
            // 200 kB are live, 6 MB were written.
            assertThat(sizeOfAllFiles()).isLessThan(700_000);
        }
    }

    private long sizeOfAllFiles() throws IOException {
        try (var files = Files.list(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    /** A result with more documents than a batch holds shows each in the version that the query found. */
    @Test
    void aCursorShowsWhatItsQueryFoundAfterTheDocumentsWereChangedAndTheirFilesCleaned() {
        try (var store = EmbeddedStore.durable(folder.resolve("store.mv"), 0, 20_000, () -> {}, step -> {})) {
            with(store, documents -> {
                for (var i = 0; i < 500; i++) {
                    documents.insertOne(new Document("_id", i).append("n", 0));
                }
                try (var cursor = documents
                        .find(new Document("n", 0))
                        .sort(new Document("_id", -1))
                        .iterator()) {
                    cursor.next();
                    for (var round = 0; round < 4; round++) {
                        documents.updateMany(new Document(), new Document("$inc", new Document("n", 1)));
                    }
                    documents.deleteMany(new Document());

                    for (var i = 498; i >= 0; i--) {
                        assertThat(cursor.next()).isEqualTo(new Document("_id", i).append("n", 0));
                    }
                    assertThat(cursor.hasNext()).isFalse();
                }
            });
        }
    }

    @Test
    void refusesASecondDocumentWithTheSameIdAndKeepsTheFirst() {
        try (var store = EmbeddedStore.inMemory(0)) {
            with(store, documents -> {
                documents.insertOne(new Document("_id", "a").append("n", 1));

                assertThatThrownBy(() -> documents.insertOne(new Document("_id", "a").append("n", 2)))
                        .isInstanceOf(MongoWriteException.class)
                        .hasMessageContaining("E11000");
                assertThat(documents.find().into(new ArrayList<>()))
                        .isEqualTo(List.of(new Document("_id", "a").append("n", 1)));
            });
        }
    }

    @Test
    void saysThatThePortIsTaken() {
        try (var store = EmbeddedStore.inMemory(0)) {
            assertThatThrownBy(() -> EmbeddedStore.inMemory(store.port()))
                    .hasMessageContaining("Address already in use");
        }
    }

    private static void with(EmbeddedStore store, Consumer<MongoCollection<Document>> work) {
        try (var client = MongoClients.create(store.uri())) {
            work.accept(client.getDatabase("test").getCollection("documents"));
        }
    }
}
