package city.renewal.local.mongod;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class MongodTest {

    private static List<String> command(String version) {
        return new Mongod(Path.of("/opt/mongod"), version).command(Path.of("/data/mongod"), 27001);
    }

    @Test
    void listensOnTheLoopbackOnlyAndBoundsItsCache() {
        assertThat(command("8.0.4"))
                .startsWith("/opt/mongod", "--dbpath", "/data/mongod", "--port", "27001")
                .containsSequence("--bind_ip", "127.0.0.1")
                .contains("--nounixsocket")
                .containsSequence("--replSet", "renewal")
                .containsSequence("--wiredTigerCacheSizeGB", "0.25");
    }

    @Test
    void endsAtOnceWhereTheVersionWouldWaitForClientsToLeave() {
        var parameter = "shutdownTimeoutMillisForSignaledShutdown=0";

        assertThat(command("5.0.0")).containsSequence("--setParameter", parameter);
        assertThat(command("10.1.0")).contains(parameter);
        assertThat(command("4.4.29")).doesNotContain(parameter);
    }
}
