package city.renewal.local.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.IndexOptions;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipInputStream;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Opens folders that former versions have written.
 *
 * <p>{@code former-store.zip} is from the last version with an H2 file: 100 projects, five ids of other types and
 * chunks were written and the store was closed; then a collection was dropped, documents were replaced, removed and
 * added, and the process was killed, so that these changes are only in its log. {@code store-without-log.zip} has the
 * form of the version before, whose file had no log.
 */
class FormerStoreIT {
    @TempDir
    Path folder;

    @Test
    void opensTheFolderOfTheFormerVersionAndGoesOn() throws IOException {
        unpack("former-store.zip");
        for (var opened = 0; opened < 2; opened++) {
            try (var store = EmbeddedStore.durable(folder.resolve("store.mv"), 0);
                    var client = MongoClients.create(store.uri())) {
                assertProjects(client);
                assertOthers(client);
                assertThat(client.getDatabase("renewal_progress").listCollectionNames())
                        .containsExactly("others");
                goOn(client);
            }
        }
        assertThat(folder.resolve("store.mv")).doesNotExist();
        assertThat(folder.resolve("store.mv.former")).exists();
    }

    private static void assertProjects(MongoClient client) {
        var projects = client.getDatabase("renewal_project").getCollection("projects");
        var expected = new ArrayList<Document>();
        for (int n = 0; n < 110; n++) {
            if (n <= 20 || n >= 30) {
                expected.add(project(n, n < 20 ? 2 : n == 20 ? 3 : 1));
            }
        }
        assertThat(projects.find().sort(new Document("number", 1)).into(new ArrayList<>()))
                .isEqualTo(expected);
        assertThat(projects.find(new Document("dueDate", "2023-07-08"))
                        .sort(new Document("dueDate", 1).append("_id", 1))
                        .map(each -> each.getInteger("number")))
                .containsExactlyInAnyOrder(7, 35, 63, 91);
        assertThat(projects.listIndexes().map(index -> index.getString("name")))
                .containsExactlyInAnyOrder("_id_", "dueDate_1__id_1", "number_1");
        assertThatThrownBy(() -> projects.insertOne(new Document("_id", "p30"))).hasMessageContaining("E11000");
        assertThatThrownBy(() -> projects.insertOne(new Document("_id", "new").append("number", 30)))
                .hasMessageContaining("E11000");
        assertThat(client.getDatabase("renewal_project")
                        .getCollection("photoFiles.chunks")
                        .find()
                        .into(new ArrayList<>()))
                .containsExactlyInAnyOrder(
                        new Document("_id", "c0").append("data", new Binary(new byte[3000])),
                        new Document("_id", "c2").append("data", new Binary(new byte[2000])));
    }

    private static void assertOthers(MongoClient client) {
        var others = client.getDatabase("renewal_progress").getCollection("others");
        for (var id : ids()) {
            assertThat(others.find(new Document("_id", id)).first())
                    .isEqualTo(new Document("_id", id).append("value", value()).append("touched", 1));
        }
        assertThat(others.find(new Document("_id", 7)).first()).isNull();
        assertThat(others.countDocuments()).isEqualTo(5);
    }

    private static void goOn(MongoClient client) {
        var projects = client.getDatabase("renewal_project").getCollection("projects");
        projects.createIndex(
                new Document("number", 1), new IndexOptions().unique(true).sparse(true));
        assertThat(projects.replaceOne(new Document("_id", "p40").append("version", 1), project(40, 2))
                        .getModifiedCount())
                .isEqualTo(1);
        assertThat(projects.deleteOne(new Document("_id", "p40")).getDeletedCount())
                .isEqualTo(1);
        projects.insertOne(project(40, 1));
    }

    @Test
    void beginsAgainWhenTheConversionWasKilled() throws IOException {
        unpack("former-store.zip");
        // Half a conversion: segments beside the former file.
        try (var log = DocumentLog.open(folder.resolve("store.mv"), 1_000, () -> {}, step -> {})) {
            log.add("renewal_project.projects", new de.bwaldvogel.mongo.bson.Document("_id", "p0"));
            log.commit();
        }

        try (var store = EmbeddedStore.durable(folder.resolve("store.mv"), 0);
                var client = MongoClients.create(store.uri())) {
            assertProjects(client);
        }
    }

    @Test
    void refusesAFormerLogThatIsDamaged() throws IOException {
        unpack("former-store.zip");
        var log = folder.resolve("store.mv.log-1");
        var bytes = Files.readAllBytes(log);
        bytes[4_000] ^= 0x10;
        Files.write(log, bytes);

        assertThatThrownBy(() ->
                        EmbeddedStore.durable(folder.resolve("store.mv"), 0).close())
                .hasMessageContaining("is damaged at");
        assertThat(folder.resolve("store.mv")).exists();
    }

    @Test
    void opensAFileThatHasNoLog() throws IOException {
        unpack("store-without-log.zip");
        try (var store = EmbeddedStore.durable(folder.resolve("store.mv"), 0);
                var client = MongoClients.create(store.uri())) {
            var documents = client.getDatabase("test").getCollection("documents");
            assertThat(documents.countDocuments()).isEqualTo(100);
            assertThat(documents.find(new Document("_id", "d7")).first())
                    .isEqualTo(new Document("_id", "d7").append("n", 7));
            assertThatThrownBy(() -> documents.insertOne(new Document("_id", "d8")))
                    .hasMessageContaining("E11000");
            documents.deleteOne(new Document("_id", "d9"));
            documents.insertOne(new Document("_id", "d9").append("n", 9));
        }
    }

    private void unpack(String name) throws IOException {
        try (var zip =
                new ZipInputStream(Objects.requireNonNull(FormerStoreIT.class.getResourceAsStream("/" + name), name))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Files.copy(zip, folder.resolve(Path.of(entry.getName()).getFileName()));
            }
        }
    }

    private static Document project(int n, int version) {
        return new Document("_id", "p" + n)
                .append("version", version)
                .append("number", n)
                .append("dueDate", "2023-07-%02d".formatted(1 + n % 28))
                .append("name", "城市更新 " + n)
                .append(
                        "state",
                        new Document("nodes", List.of(new Document("nodeId", "n1"), new Document("nodeId", "n2"))));
    }

    private static List<Object> ids() {
        return List.of(
                "text",
                1L << 40,
                new ObjectId("64a000000000000000000001"),
                new Document("a", 1).append("b", "x"),
                true);
    }

    private static Document value() {
        return new Document("int", 1)
                .append("long", 1L << 40)
                .append("double", 0.5)
                .append("amount", new Decimal128(new BigDecimal("15600000000.00")))
                .append("nothing", null)
                .append("instant", new Date(1_688_083_200_000L))
                .append("items", List.of(new Document("n", 1), "two", List.of(3)));
    }
}
