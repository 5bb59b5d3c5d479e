package city.renewal.local.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Stores files in GridFS's format that are several times larger than the store's heap, with a kill or a full disk in
 * between. {@code -Drenewal.store.photos=2000 -Drenewal.store.heap=192m} is the size of an installation.
 */
class LargeFilesIT {
    private static final int PHOTOS = Integer.getInteger("renewal.store.photos", 200);
    private static final String HEAP = System.getProperty("renewal.store.heap", "64m");
    private static final int PHOTO = 500_000;
    private static final int CHUNK = 255 * 1024;

    @TempDir
    Path folder;

    @Test
    void morePhotosThanTheHeapHoldsAreWrittenAndReadWithAKillBetween() throws Exception {
        var port = freePort();
        var process = start(port, "exec \"$@\"");
        try (var client = MongoClients.create(uri(port))) {
            var database = client.getDatabase("test");
            for (int n = 0; n < PHOTOS; n++) {
                write(database, n);
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        var again = start(port, "exec \"$@\"");
        try (var client = MongoClients.create(uri(port))) {
            var database = client.getDatabase("test");
            for (int n = 0; n < PHOTOS; n++) {
                assertThat(read(database, n)).as("photo %d", n).isEqualTo(photo(n));
            }
            for (int n = 0; n < PHOTOS; n += 2) {
                remove(database, n);
            }
            assertThat(read(database, 1)).isEqualTo(photo(1));
        } finally {
            again.destroyForcibly().waitFor();
        }
    }

    @Test
    void onAFullDiskWhatWasAcknowledgedIsThere() throws Exception {
        var acknowledged = new ArrayList<Integer>();
        var port = freePort();
        // Blocks of 1,024 bytes: no file may be larger than 30 MB.
        var process = start(port, "ulimit -f 30000; exec \"$@\"");
        try (var client = MongoClients.create(uri(port))) {
            var database = client.getDatabase("test");
            for (int n = 0; n < 1_000; n++) {
                write(database, n);
                acknowledged.add(n);
            }
        } catch (MongoException full) {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(StoreProcess.FILE_BROKEN);
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(acknowledged).hasSizeBetween(10, 999);
        try (var store = EmbeddedStore.durable(folder.resolve("store.mv"), 0);
                var client = MongoClients.create(store.uri())) {
            for (int n : acknowledged) {
                assertThat(read(client.getDatabase("test"), n))
                        .as("photo %d", n)
                        .isEqualTo(photo(n));
            }
        }
    }

    private static byte[] photo(int number) {
        var bytes = new byte[PHOTO];
        new Random(number).nextBytes(bytes);
        return bytes;
    }

    private static void write(MongoDatabase database, int number) {
        var photo = photo(number);
        var chunks = chunks(database);
        for (int n = 0; n * CHUNK < photo.length; n++) {
            chunks.insertOne(new Document("_id", id(number, n))
                    .append("files_id", "f" + number)
                    .append("n", n)
                    .append(
                            "data",
                            new Binary(Arrays.copyOfRange(photo, n * CHUNK, Math.min(photo.length, (n + 1) * CHUNK)))));
        }
        database.getCollection("photos").insertOne(new Document("_id", "p" + number).append("length", photo.length));
    }

    private static byte[] read(MongoDatabase database, int number) {
        assertThat(database.getCollection("photos")
                        .find(new Document("_id", "p" + number))
                        .first())
                .isNotNull();
        var bytes = new byte[PHOTO];
        for (int n = 0; n * CHUNK < PHOTO; n++) {
            var chunk =
                    chunks(database).find(new Document("_id", id(number, n))).first();
            assertThat(chunk).as("chunk %d of photo %d", n, number).isNotNull();
            var data = chunk.get("data", Binary.class).getData();
            System.arraycopy(data, 0, bytes, n * CHUNK, data.length);
        }
        return bytes;
    }

    private static void remove(MongoDatabase database, int number) {
        chunks(database).deleteMany(new Document("_id", new Document("$in", List.of(id(number, 0), id(number, 1)))));
        database.getCollection("photos").deleteOne(new Document("_id", "p" + number));
    }

    private static MongoCollection<Document> chunks(MongoDatabase database) {
        return database.getCollection("photoFiles.chunks");
    }

    /** Unordered ids, like hashes. */
    private static String id(int number, int chunk) {
        return "%08x/%d".formatted(number * 0x9E3779B1, chunk);
    }

    private Process start(int port, String shell) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = List.of(
                "bash",
                "-c",
                shell,
                "bash",
                java,
                "-Xmx" + HEAP,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                StoreProcess.class.getName(),
                "--data",
                folder.resolve("store.mv").toString(),
                "--port",
                String.valueOf(port));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = process.inputReader();
        for (var line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("store: ready")) {
                Thread.ofVirtual().start(() -> output.lines().forEach(System.out::println));
                return process;
            }
            System.out.println(line);
        }
        throw new IllegalStateException("Expected the store to start, but it ended");
    }

    private static String uri(int port) {
        return "mongodb://127.0.0.1:%d/?serverSelectionTimeoutMS=60000&retryWrites=false".formatted(port);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
