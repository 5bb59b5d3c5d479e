package city.renewal.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RebuildCommandTest {

    @TempDir
    Path root;

    private final List<String> requests = new ArrayList<>();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private HttpServer server;
    private int status = 200;
    private String answer = "{}";

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.add("%s %s %s"
                    .formatted(
                            exchange.getRequestURI(),
                            exchange.getRequestHeaders().getFirst("Authorization"),
                            body));
            var isToken = exchange.getRequestURI().getPath().equals("/demo/token");
            var bytes = (isToken ? "a-token" : answer).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(isToken ? 200 : status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void end() {
        server.stop(0);
    }

    private boolean rebuild(String body) throws IOException {
        var folder = DataFolder.of(root);
        Files.createDirectories(folder.folderOf("issuer"));
        Files.writeString(folder.folderOf("issuer").resolve("token-secret"), "secret");
        var deadProcess = new ProcessId(0, Instant.EPOCH);
        var port = server.getAddress().getPort();
        var record = new RunRecord(
                deadProcess,
                "127.0.0.1",
                port,
                "embedded",
                List.of(
                        new RunRecord.Entry("issuer", deadProcess, port, 0, HealthCheck.OPEN_PORT, 0),
                        new RunRecord.Entry("progress-service", deadProcess, port, 0, HealthCheck.OPEN_PORT, 0)));
        return new RebuildCommand(folder, record, new PrintStream(printed, true, StandardCharsets.UTF_8)).run(body);
    }

    @Test
    void asksAsAdministratorAndPrintsBothDigests() throws IOException {
        answer = """
                {"rebuildId": "lists_1", "rows": 12, "pastFigures": 392, "liveDigest": "aa", "rebuiltDigest": "aa", "equal": true,
                 "differences": [], "switched": false}""";

        assertThat(rebuild("{}")).isTrue();

        assertThat(requests).containsExactly("/demo/token?user=admin null ", "/api/v1/rebuilds Bearer a-token {}");
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains(
                        "rows:    12",
                        "past:    392",
                        "live:    aa",
                        "rebuilt: aa",
                        "row by row",
                        "Nothing was switched");
    }

    @Test
    void printsDifferencesAndThatItSwitched() throws IOException {
        answer = """
                {"rebuildId": "lists_1", "rows": 12, "liveDigest": "aa", "rebuiltDigest": "bb", "equal": false,
                 "differences": ["Row p1/n1 is missing"], "switched": true}""";

        assertThat(rebuild("{\"switch\": true}")).isFalse();

        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("  Row p1/n1 is missing", "Switched");
    }

    @Test
    void reportsAFailureInOneSentence() {
        status = 503;

        assertThatThrownBy(() -> rebuild("{}"))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("503");
    }
}
