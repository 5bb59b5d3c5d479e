package city.renewal.local.mongod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A replica set of one, with a stand-in for {@code mongod}. */
class ReplicaSetIT {

    @TempDir
    Path folder;

    private RunningMongod start() throws IOException {
        return RunningMongod.start(new Mongod(FakeMongod.install(folder.resolve("bin"), "8.0.4"), "8.0.4"), folder);
    }

    @Test
    void isInitiatedOnceAndKeepsItsConfiguration() throws Exception {
        String address;
        try (var first = start()) {
            address = first.address().server();
            var set = new ReplicaSet(port(first));
            assertThat(set.isPrimary()).isTrue();

            set.initiate();
        }

        assertThat(FakeMongod.changes(folder.resolve("mongod")))
                .containsExactly("replSetInitiate " + address.substring("mongodb://".length()));
    }

    @Test
    void followsItsDataToAnotherPort() throws Exception {
        start().close();

        try (var second = start()) {
            assertThat(new ReplicaSet(port(second)).isPrimary()).isTrue();
            assertThat(FakeMongod.changes(folder.resolve("mongod")))
                    .hasSize(2)
                    .last()
                    .isEqualTo("replSetReconfig 127.0.0.1:" + port(second));
        }
    }

    @Test
    void isNoPrimaryWhereNothingOrSomethingElseListens() throws Exception {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var set = new ReplicaSet(silent.getLocalPort());
            CompletableFuture.runAsync(() -> {
                try (var client = silent.accept()) {
                    client.getOutputStream()
                            .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                } catch (IOException broken) {
                    throw new UncheckedIOException(broken);
                }
            });
            assertThat(set.isPrimary()).isFalse();

            silent.close();
            set.initiate();
            assertThat(set.isPrimary()).isFalse();
        }
    }

    @Test
    void namesTheErrorOfAMongodThatEnds() throws Exception {
        var program = FakeMongod.installFailing(
                folder.resolve("bin"),
                "8.0.4",
                List.of(
                        "{\"s\":\"E\",\"msg\":\"Failed\",\"attr\":{\"error\":\"no room\"}}",
                        "{\"s\":\"I\",\"msg\":\"Shutting down\"}"));

        assertThatThrownBy(() -> RunningMongod.start(new Mongod(program, "8.0.4"), folder))
                .isInstanceOf(StoreException.class)
                .hasMessage("mongod ended with code 100; it last said: Failed: no room");
        assertThat(Files.exists(folder.resolve("mongod.log"))).isTrue();
    }

    private static int port(RunningMongod running) {
        var server = running.address().server();
        return Integer.parseInt(server.substring(server.lastIndexOf(':') + 1));
    }
}
