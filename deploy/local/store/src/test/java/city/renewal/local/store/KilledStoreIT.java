package city.renewal.local.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the store's process repeatedly while clients write, and checks that every acknowledged write is found. */
class KilledStoreIT {

    private static final int ROUNDS = 4;
    private static final int WRITERS = 3;
    private static final String SHELL = "exec \"$@\"";

    @TempDir
    Path folder;

    private final Map<String, Integer> acknowledged = new ConcurrentHashMap<>();
    private final AtomicLong ids = new AtomicLong();

    @Test
    void losesNoAcknowledgedWriteWhenItIsKilled() throws Exception {
        var seed = System.nanoTime();
        System.out.println("seed " + seed);
        var random = new Random(seed);
        for (var round = 0; round < ROUNDS; round++) {
            var port = freePort();
            // Every other process begins a segment every few writes, and cleans others.
            var process = round % 2 == 0 ? start(port) : start(port, SHELL, "--segment", "20000");
            try (var client = MongoClients.create(uri(port))) {
                var documents = client.getDatabase("test").getCollection("documents");
                assertThat(everyAcknowledgedWriteIsIn(documents)).isTrue();
                killWhileWriting(process, documents, 200 + random.nextInt(400));
            } finally {
                process.destroyForcibly().waitFor();
            }
        }
        try (var store = EmbeddedStore.durable(folder.resolve("store.mv"), 0);
                var client = MongoClients.create(store.uri())) {
            assertThat(everyAcknowledgedWriteIsIn(client.getDatabase("test").getCollection("documents")))
                    .isTrue();
        }
        assertThat(acknowledged.size()).isGreaterThan(ROUNDS * 100);
    }

    @Test
    void endsWhenTheDiskIsFullAndLosesNoAcknowledgedWrite() throws Exception {
        var port = freePort();
        var process = start(port, "ulimit -f 1024; exec \"$@\"");
        try (var client = MongoClients.create(uri(port))) {
            var documents = client.getDatabase("test").getCollection("documents");
            writeUntilTheStoreIsGone(documents, new CountDownLatch(0));

            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(StoreProcess.FILE_BROKEN);
        } finally {
            process.destroyForcibly().waitFor();
        }
        try (var store = EmbeddedStore.durable(folder.resolve("store.mv"), 0);
                var client = MongoClients.create(store.uri())) {
            assertThat(everyAcknowledgedWriteIsIn(client.getDatabase("test").getCollection("documents")))
                    .isTrue();
        }
        assertThat(acknowledged).isNotEmpty();
    }

    /** Each writer inserts a document, then updates it; an acknowledged update must be found too. */
    private void killWhileWriting(Process process, MongoCollection<Document> documents, int writesBeforeTheKill)
            throws InterruptedException {
        var enough = new CountDownLatch(writesBeforeTheKill);
        try (var writers = Executors.newFixedThreadPool(WRITERS)) {
            for (var i = 0; i < WRITERS; i++) {
                writers.submit(() -> writeUntilTheStoreIsGone(documents, enough));
            }
            enough.await();
            process.destroyForcibly().waitFor();
        }
    }

    private void writeUntilTheStoreIsGone(MongoCollection<Document> documents, CountDownLatch enough) {
        try {
            while (true) {
                var id = "d" + ids.incrementAndGet();
                documents.insertOne(new Document("_id", id).append("n", 0));
                acknowledged.put(id, 0);
                documents.updateOne(new Document("_id", id), new Document("$set", new Document("n", 1)));
                acknowledged.put(id, 1);
                enough.countDown();
            }
        } catch (MongoException gone) {
            // The expected kill; an unacknowledged write may be there or not.
        }
    }

    private boolean everyAcknowledgedWriteIsIn(MongoCollection<Document> documents) {
        var found = new ConcurrentHashMap<String, Integer>();
        for (var document : documents.find()) {
            found.put(document.getString("_id"), document.getInteger("n"));
        }
        acknowledged.forEach(
                (id, n) -> assertThat(found.getOrDefault(id, -1)).as(id).isGreaterThanOrEqualTo(n));
        return true;
    }

    private Process start(int port) throws IOException {
        return start(port, SHELL);
    }

    /** @param shell the shell command that execs the process */
    private Process start(int port, String shell, String... more) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(List.of(
                "bash",
                "-c",
                shell,
                "bash",
                java,
                "-Xmx96m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                StoreProcess.class.getName(),
                "--data",
                folder.resolve("store.mv").toString(),
                "--port",
                String.valueOf(port)));
        command.addAll(List.of(more));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = process.inputReader();
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("store: ready")) {
                return process;
            }
        }
        throw new IllegalStateException("Expected the store to start, but it ended");
    }

    private static String uri(int port) {
        return "mongodb://127.0.0.1:%d/?serverSelectionTimeoutMS=2000&retryWrites=false".formatted(port);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
