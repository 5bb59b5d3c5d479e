package city.renewal.local.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.renewal.local.store.DurableFile.Limits;
import city.renewal.local.store.DurableFile.Moment;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.UpdateOptions;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a kill leaves at each moment between a command and its checkpoint: the files are copied at that moment, and the copy is
 * opened. It has every command that was kept by then, wholly, and nothing of another one.
 */
class CrashedStoreIT {
    private static final Limits NO_CHECKPOINT = new Limits(Long.MAX_VALUE, Integer.MAX_VALUE);
    private static final int COPIES_PER_MOMENT = 4;

    @TempDir
    Path folder;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    /** A copy of the files, and what the store must have when it is opened: one of two states, unknown until the command ended. */
    private record Copy(Path file, Moment moment, boolean hasTheCommand, AtomicReference<State> state) {}

    /** All documents by collection and id, and the names of the indexes. */
    private record State(Map<String, Object> all) {
        static State of(MongoClient client) {
            var all = new TreeMap<String, Object>();
            var database = client.getDatabase("test");
            for (var name : database.listCollectionNames()) {
                var documents = database.getCollection(name);
                documents.find().forEach(document -> all.put(name + "/" + document.get("_id"), document));
                documents.listIndexes().forEach(index -> all.put(name + " by " + index.get("name"), index.get("key")));
                all.put(name, documents.countDocuments());
            }
            return new State(all);
        }
    }

    @Test
    void hasEveryCommandThatWasKeptAndNothingOfAnother() throws Exception {
        System.out.println("CrashedStoreIT seed " + seed);
        var copies = new ArrayList<Copy>();
        var counts = new EnumMap<Moment, Integer>(Moment.class);
        // Each command is in the file or in the log from one of these moments on.
        var isKept = new boolean[1];
        State last;
        var file = folder.resolve("store");
        var limits = new Limits(2_000 + random.nextInt(4_000), 3_000 + random.nextInt(9_000));
        try (var store = EmbeddedStore.durable(file, 0, limits, () -> {}, moment -> {
                    isKept[0] |= moment == Moment.APPENDED || moment == Moment.COMMITTED;
                    // A log is removed least often, and each of these is worth a look; the first of each is certain.
                    var isFrequent = moment == Moment.APPENDING || moment == Moment.APPENDED;
                    if ((!counts.containsKey(moment) || random.nextInt(isFrequent ? 20 : 3) == 0)
                            && counts.merge(moment, 1, Integer::sum) <= COPIES_PER_MOMENT) {
                        copies.add(new Copy(copy(file, copies.size()), moment, isKept[0], new AtomicReference<>()));
                    }
                });
                var client = MongoClients.create(store.uri())) {
            last = State.of(client);
            tell(copies, last, last);
            for (int n = 0; n < 400; n++) {
                isKept[0] = false;
                new Command(random, n).run(client);
                var after = State.of(client);
                tell(copies, last, after);
                last = after;
            }
        }
        tell(copies, last, last);
        assertThat(counts.keySet()).as("seed %d", seed).containsExactlyInAnyOrder(Moment.values());
        for (var copy : copies) {
            try (var store = EmbeddedStore.durable(copy.file(), 0);
                    var client = MongoClients.create(store.uri())) {
                assertThat(State.of(client))
                        .as("seed %d, %s of %s", seed, copy.moment(), copy.file())
                        .isEqualTo(copy.state().get());
                // And it goes on.
                client.getDatabase("test").getCollection("documents").insertOne(new Document("_id", "later"));
            }
        }
    }

    private static void tell(List<Copy> copies, State before, State after) {
        copies.forEach(copy -> copy.state().compareAndSet(null, copy.hasTheCommand() ? after : before));
    }

    @Test
    void dropsATornEndAndKeepsAllBeforeIt() throws Exception {
        System.out.println("CrashedStoreIT seed " + seed);
        var states = statesByTheirLogsEnd();
        var size = states.lastKey();
        for (int n = 0; n < 4; n++) {
            var cut = states.firstKey() + random.nextLong(size - states.firstKey());
            var copy = copy(folder.resolve("store"), n);
            try (var log = new RandomAccessFile(log(copy).toFile(), "rw")) {
                log.setLength(cut);
                if (random.nextBoolean()) {
                    log.setLength(cut < 20 ? cut : zerosBehindTheRecordAt(states, cut));
                }
            }
            assertThat(opened(copy))
                    .as("seed %d, cut at %d", seed, cut)
                    .isEqualTo(states.floorEntry(cut).getValue());
        }
    }

    /** Zeros instead of the rest of a record are that record with another content, and its header is known to be whole. */
    private static long zerosBehindTheRecordAt(TreeMap<Long, State> states, long cut) {
        return states.containsKey(cut) ? cut + 5_000 : cut;
    }

    @Test
    void refusesDamageThatMoreFollowsAndDropsALastRecordThatIsDamaged() throws Exception {
        System.out.println("CrashedStoreIT seed " + seed);
        var states = statesByTheirLogsEnd();
        var last = states.lowerKey(states.lastKey());
        for (int n = 0; n < 5; n++) {
            var place = random.nextLong(last);
            var copy = copy(folder.resolve("store"), n);
            flip(log(copy), place);
            assertThatThrownBy(() -> EmbeddedStore.durable(copy, 0).close())
                    .as("seed %d, bit at %d", seed, place)
                    .hasMessageContaining("is damaged at");
        }
        var copy = copy(folder.resolve("store"), 5);
        flip(log(copy), states.lastKey() - 1);
        assertThat(opened(copy)).as("seed %d", seed).isEqualTo(states.get(last));
    }

    @Test
    void refusesALogThatIsYoungerThanItsStore() throws Exception {
        var file = folder.resolve("store");
        Path old;
        try (var store = EmbeddedStore.durable(file, 0);
                var client = MongoClients.create(store.uri())) {
            client.getDatabase("test").getCollection("documents").insertOne(new Document("_id", "a"));
            old = copy(file, 0);
            client.getDatabase("test").getCollection("documents").insertOne(new Document("_id", "b"));
        }
        try (var store = EmbeddedStore.durable(file, 0, NO_CHECKPOINT, () -> {}, moment -> {});
                var client = MongoClients.create(store.uri())) {
            client.getDatabase("test").getCollection("documents").insertOne(new Document("_id", "c"));
            Files.copy(log(file), old.resolveSibling(log(file).getFileName()));
        }

        assertThatThrownBy(() -> EmbeddedStore.durable(old, 0).close()).hasMessageContaining("a copy from before");
    }

    @Test
    void leavesOneFileWhenItWasClosedInOrder() throws IOException {
        var file = folder.resolve("store");
        try (var store = EmbeddedStore.durable(file, 0);
                var client = MongoClients.create(store.uri())) {
            client.getDatabase("test").getCollection("documents").insertOne(new Document("_id", "a"));
            client.getDatabase("test").getCollection("documents").insertOne(new Document("_id", "b"));
            assertThat(log(file)).exists();
        }

        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    /** The states of a store whose process ended without a word, by where its log ended then. */
    private TreeMap<Long, State> statesByTheirLogsEnd() throws IOException {
        var states = new TreeMap<Long, State>();
        var file = folder.resolve("store");
        var alive = folder.resolve("alive").resolve("store");
        try (var store = EmbeddedStore.durable(alive, 0, NO_CHECKPOINT, () -> {}, moment -> {});
                var client = MongoClients.create(store.uri())) {
            var documents = client.getDatabase("test").getCollection("documents");
            documents.createIndex(new Document("n", 1));
            for (int n = 0; n < 25; n++) {
                documents.insertOne(
                        new Document("_id", "d" + n).append("n", n).append("text", "x".repeat(random.nextInt(900))));
                states.put(Files.size(log(alive)), State.of(client));
            }
            Files.copy(alive, file);
            Files.copy(log(alive), file.resolveSibling(log(alive).getFileName()));
        }
        return states;
    }

    private State opened(Path file) {
        try (var store = EmbeddedStore.durable(file, 0);
                var client = MongoClients.create(store.uri())) {
            return State.of(client);
        }
    }

    private static void flip(Path file, long place) throws IOException {
        try (var bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(place);
            var there = bytes.read();
            bytes.seek(place);
            bytes.write(there ^ 0x10);
        }
    }

    private static Path log(Path file) throws IOException {
        try (var files = Files.list(file.getParent())) {
            var prefix = file.getFileName() + ".log-";
            return files.filter(each -> each.getFileName().toString().startsWith(prefix))
                    .reduce((one, other) -> {
                        throw new IllegalStateException(
                                "Expected one log, but there are %s and %s".formatted(one, other));
                    })
                    .orElseThrow();
        }
    }

    /** What the operating system was given by now is what a kill leaves. */
    private Path copy(Path file, int number) {
        try (var files = Files.list(file.getParent())) {
            var to = Files.createDirectories(folder.resolve("copy-" + number));
            for (var each : files.filter(Files::isRegularFile).toList()) {
                Files.copy(each, to.resolve(each.getFileName()));
            }
            return to.resolve(file.getFileName());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** One of everything that a client can do, mostly writes of documents. */
    private record Command(Random random, int number) {
        void run(MongoClient client) {
            var database = client.getDatabase("test");
            var documents = database.getCollection(random.nextInt(6) == 0 ? "others" : "documents");
            var one = new Document("_id", "d" + random.nextInt(40));
            try {
                switch (random.nextInt(20)) {
                    case 0 -> documents.insertMany(List.of(document(), document(), document()));
                    case 1 -> documents.deleteMany(new Document("n", new Document("$lt", number - 50)));
                    case 2 -> documents.updateMany(new Document(), new Document("$inc", new Document("n", 1)));
                    case 3 ->
                        documents.createIndex(
                                new Document("u", 1),
                                new IndexOptions().unique(true).sparse(true));
                    case 4 -> {
                        if (random.nextInt(4) == 0) {
                            database.getCollection("others").drop();
                        }
                    }
                    case 5 -> documents.createIndex(new Document("n" + random.nextInt(5), 1));
                    case 6, 7 -> documents.deleteOne(one);
                    case 8, 9, 10 -> documents.insertOne(document());
                    default ->
                        documents.updateOne(
                                one,
                                new Document(
                                        "$set",
                                        new Document("n", number).append("text", "x".repeat(random.nextInt(300)))),
                                new UpdateOptions().upsert(true));
                }
            } catch (MongoException refused) {
                // A second one with the same id or unique value; what was written before it stays.
            }
        }

        private Document document() {
            return new Document("_id", random.nextInt(9) == 0 ? (Object) number : "d" + random.nextInt(40))
                    .append("u", random.nextInt(60))
                    .append("n", number);
        }
    }
}
