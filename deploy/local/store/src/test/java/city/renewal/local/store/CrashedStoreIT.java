package city.renewal.local.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import city.renewal.local.store.DocumentLog.WriteStep;
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
 * Copies the store's files at each step of a write and opens the copies: each contains every command that was durable
 * by then, and nothing of any other.
 */
class CrashedStoreIT {
    private static final int COPIES_PER_STEP = 4;

    @TempDir
    Path folder;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    /** A copy of the files and the state that it must contain, which is known only when the command has ended. */
    private record Copy(Path file, WriteStep step, boolean hasCommand, AtomicReference<State> state) {}

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
    void restoresEveryDurableCommandAndNothingElse() throws Exception {
        System.out.println("CrashedStoreIT seed " + seed);
        var copies = new ArrayList<Copy>();
        var counts = new EnumMap<WriteStep, Integer>(WriteStep.class);
        // A command is durable from one of these steps on.
        var isDurable = new boolean[1];
        State last;
        var file = folder.resolve("store");
        var segmentBytes = 2_000 + random.nextInt(4_000);
        try (var store = EmbeddedStore.durable(file, 0, segmentBytes, () -> {}, step -> {
                    isDurable[0] |= step != WriteStep.APPENDING;
                    // Removals of a segment are rare, so most of them are copied; the first occurrence of each step
                    // always is.
                    var isFrequent = step == WriteStep.APPENDING || step == WriteStep.APPENDED;
                    if ((!counts.containsKey(step) || random.nextInt(isFrequent ? 20 : 3) == 0)
                            && counts.merge(step, 1, Integer::sum) <= COPIES_PER_STEP) {
                        copies.add(new Copy(copy(file, copies.size()), step, isDurable[0], new AtomicReference<>()));
                    }
                });
                var client = MongoClients.create(store.uri())) {
            last = State.of(client);
            setExpectedStates(copies, last, last);
            for (int n = 0; n < 400; n++) {
                isDurable[0] = false;
                new Command(random, n).run(client);
                var after = State.of(client);
                setExpectedStates(copies, last, after);
                last = after;
            }
        }
        setExpectedStates(copies, last, last);
        assertThat(counts.keySet()).as("seed %d", seed).containsExactlyInAnyOrder(WriteStep.values());
        for (var copy : copies) {
            try (var store = EmbeddedStore.durable(copy.file(), 0);
                    var client = MongoClients.create(store.uri())) {
                assertThat(State.of(client))
                        .as("seed %d, %s of %s", seed, copy.step(), copy.file())
                        .isEqualTo(copy.state().get());
                // The reopened store accepts writes.
                client.getDatabase("test").getCollection("documents").insertOne(new Document("_id", "later"));
            }
        }
    }

    private static void setExpectedStates(List<Copy> copies, State before, State after) {
        copies.forEach(copy -> copy.state().compareAndSet(null, copy.hasCommand() ? after : before));
    }

    @Test
    void dropsATornEndAndKeepsAllBeforeIt() throws Exception {
        System.out.println("CrashedStoreIT seed " + seed);
        var states = statesByLogLength();
        var size = states.lastKey();
        for (int n = 0; n < 4; n++) {
            var cut = states.firstKey() + random.nextLong(size - states.firstKey());
            var copy = copy(folder.resolve("store"), n);
            try (var log = new RandomAccessFile(log(copy).toFile(), "rw")) {
                log.setLength(cut);
                if (random.nextBoolean()) {
                    log.setLength(cut < 20 ? cut : lengthPaddedWithZeros(states, cut));
                }
            }
            assertThat(stateAfterOpening(copy))
                    .as("seed %d, cut at %d", seed, cut)
                    .isEqualTo(states.floorEntry(cut).getValue());
        }
    }

    /** Zeros after the truncation leave a record whose header is intact and whose content is not. */
    private static long lengthPaddedWithZeros(TreeMap<Long, State> states, long cut) {
        return states.containsKey(cut) ? cut + 5_000 : cut;
    }

    @Test
    void refusesDamageInTheMiddleAndDropsADamagedLastRecord() throws Exception {
        System.out.println("CrashedStoreIT seed " + seed);
        var states = statesByLogLength();
        var last = states.lowerKey(states.lastKey());
        for (int n = 0; n < 5; n++) {
            var position = random.nextLong(last);
            var copy = copy(folder.resolve("store"), n);
            flip(log(copy), position);
            assertThatThrownBy(() -> EmbeddedStore.durable(copy, 0).close())
                    .as("seed %d, bit at %d", seed, position)
                    .hasMessageContaining("is damaged at");
        }
        var copy = copy(folder.resolve("store"), 5);
        flip(log(copy), states.lastKey() - 1);
        assertThat(stateAfterOpening(copy)).as("seed %d", seed).isEqualTo(states.get(last));
    }

    @Test
    void refusesALogWithoutOneOfItsSegments() throws Exception {
        var file = folder.resolve("store");
        try (var store = EmbeddedStore.durable(file, 0, 1_000, () -> {}, step -> {});
                var client = MongoClients.create(store.uri())) {
            for (int n = 0; n < 30; n++) {
                client.getDatabase("test").getCollection("documents").insertOne(new Document("_id", "d" + n));
            }
        }
        Files.delete(DocumentLog.segmentPath(file, 2));

        assertThatThrownBy(() -> EmbeddedStore.durable(file, 0).close()).hasMessageContaining("Expected the segment 2");
    }

    @Test
    void refusesAStoreThatIsOpen() {
        var file = folder.resolve("store");
        try (var store = EmbeddedStore.durable(file, 0)) {
            assertThatThrownBy(() -> EmbeddedStore.durable(file, store.port()).close())
                    .hasMessageContaining("in use");
        }
    }

    /** The states of a store whose process is killed, by the length of its log at that time. */
    private TreeMap<Long, State> statesByLogLength() throws IOException {
        var states = new TreeMap<Long, State>();
        var file = folder.resolve("store");
        var alive = folder.resolve("alive").resolve("store");
        try (var store = EmbeddedStore.durable(alive, 0);
                var client = MongoClients.create(store.uri())) {
            var documents = client.getDatabase("test").getCollection("documents");
            documents.createIndex(new Document("n", 1));
            for (int n = 0; n < 25; n++) {
                documents.insertOne(
                        new Document("_id", "d" + n).append("n", n).append("text", "x".repeat(random.nextInt(900))));
                states.put(Files.size(log(alive)), State.of(client));
            }
            Files.copy(log(alive), log(file));
        }
        return states;
    }

    private State stateAfterOpening(Path file) {
        try (var store = EmbeddedStore.durable(file, 0);
                var client = MongoClients.create(store.uri())) {
            return State.of(client);
        }
    }

    private static void flip(Path file, long position) throws IOException {
        try (var bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(position);
            var there = bytes.read();
            bytes.seek(position);
            bytes.write(there ^ 0x10);
        }
    }

    private static Path log(Path file) {
        return DocumentLog.segmentPath(file, 1);
    }

    /** A kill leaves the bytes that the operating system has received by now. */
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

    /** One of every command of a client, mostly document writes. */
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
                // A duplicate id or unique value; what was written before it stays.
            }
        }

        private Document document() {
            return new Document("_id", random.nextInt(9) == 0 ? (Object) number : "d" + random.nextInt(40))
                    .append("u", random.nextInt(60))
                    .append("n", number);
        }
    }
}
