package city.renewal.local.mongod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.function.Consumer;
import org.bson.Document;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real {@code mongod}, if {@code RENEWAL_MONGOD} or the {@code PATH} names one. */
class RealMongodIT {

    @TempDir
    Path folder;

    private Mongod program;

    @BeforeEach
    void find() {
        var found = Mongod.find(System.getenv());
        if (found.isEmpty()) {
            System.out.println("RealMongodIT is skipped: neither RENEWAL_MONGOD nor the PATH names a mongod");
        }
        Assumptions.assumeTrue(found.isPresent(), "no mongod was found");
        program = found.get();
    }

    @Test
    void keepsAnAcknowledgedWriteThroughAKillAndOnAnotherPort() throws IOException {
        try (var first = RunningMongod.start(program, folder)) {
            with(first, letters -> letters.insertOne(new Document("_id", 1)));
            first.process().destroyForcibly().onExit().join();
        }

        try (var second = RunningMongod.start(program, folder)) {
            with(second, letters -> {
                assertThat(letters.countDocuments()).isEqualTo(1);
                letters.insertOne(new Document("_id", 2));
            });
        }
    }

    @Test
    void endsByItselfInTheTimeThatThePlatformGivesIt() throws IOException {
        var running = RunningMongod.start(program, folder);

        running.close();

        assertThat(running.process().exitValue()).isZero();
    }

    @Test
    void isReachedOnTheLoopbackOnly() throws IOException {
        try (var running = RunningMongod.start(program, folder)) {
            var server = running.address().server();
            var port = Integer.parseInt(server.substring(server.lastIndexOf(':') + 1));
            for (var address : NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(each -> !each.equals(InetAddress.getLoopbackAddress()))
                    .toList()) {
                assertThatThrownBy(() -> new Socket(address, port).close())
                        .as(address.toString())
                        .isInstanceOf(ConnectException.class);
            }
        }
    }

    @Test
    void testsLeaveNoDatabasesBehind() throws IOException {
        try (var running = RunningMongod.start(program, folder);
                var client = MongoClients.create(running.address().database("admin"))) {
            var before = client.listDatabaseNames().into(new ArrayList<>());
            try (var databases = new TestDatabases(running.address())) {
                for (var i = 0; i < 3; i++) {
                    var uri = StoreAddress.of(databases.fresh());
                    client.getDatabase(uri.database()).getCollection("letters").insertOne(new Document());
                    client.getDatabase(uri.database() + "_renewal_project")
                            .getCollection("letters")
                            .insertOne(new Document());
                }
                assertThat(client.listDatabaseNames().into(new ArrayList<>())).hasSize(before.size() + 6);
            }

            assertThat(client.listDatabaseNames().into(new ArrayList<>())).isEqualTo(before);
        }
    }

    private static void with(RunningMongod running, Consumer<MongoCollection<Document>> use) {
        try (var client = MongoClients.create(running.address().database("test"))) {
            use.accept(client.getDatabase("test").getCollection("letters").withWriteConcern(WriteConcern.MAJORITY));
        }
    }
}
