package city.renewal.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DemoCityTasksTest {
    private static final String TASKS = """
            [
              { "taskId": "T-1", "programme": "p", "name": "一", "issuedBy": "市里" },
              { "taskId": "T-2", "programme": "p", "name": "二", "issuedBy": "市里" },
              { "taskId": "T-3", "programme": "p", "name": "三", "issuedBy": "市里" }
            ]
            """;

    private final Map<String, String> stored = new TreeMap<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/city-tasks", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void createsMissingTasksOnce() throws IOException {
        stored.put("T-2", "renamed since");

        assertThat(tasks("admin").register("p", TASKS)).isEqualTo(2);
        assertThat(tasks("admin").register("p", TASKS)).isZero();

        assertThat(stored)
                .containsOnlyKeys("T-1", "T-2", "T-3")
                .containsEntry("T-2", "renamed since")
                .containsEntry("T-1", "{\"taskId\":\"T-1\",\"programme\":\"p\",\"name\":\"一\",\"issuedBy\":\"市里\"}");
    }

    @Test
    void reportsAnErrorOfThePlatform() {
        assertThatThrownBy(() -> tasks("nobody").register("p", TASKS))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("401");
    }

    @Test
    void theCommittedTasksCanBeSent() throws IOException {
        var file = Path.of("../../demo", DemoCityTasks.fileOf("shinan-2022"));

        assertThat(tasks("admin").register("shinan-2022", Files.readString(file)))
                .isEqualTo(48);
    }

    private DemoCityTasks tasks(String token) {
        return new DemoCityTasks("http://127.0.0.1:" + server.getAddress().getPort(), token);
    }

    /** A list with two items per page, and a task that is created only if it doesn't exist. */
    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var id = path.substring(path.lastIndexOf('/') + 1);
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var headers = exchange.getRequestHeaders();
        if (!"Bearer admin".equals(headers.getFirst("Authorization"))) {
            send(exchange, 401, "{}");
        } else if (exchange.getRequestMethod().equals("GET")) {
            send(exchange, 200, page(exchange.getRequestURI().getQuery()));
        } else if (!"*".equals(headers.getFirst("If-None-Match"))) {
            send(exchange, 428, "{}");
        } else {
            send(exchange, stored.putIfAbsent(id, body) == null ? 200 : 412, "{}");
        }
    }

    private String page(String query) {
        var at = query.indexOf("&cursor=");
        var after = at < 0 ? "" : query.substring(at + "&cursor=".length());
        var rest =
                stored.keySet().stream().filter(id -> id.compareTo(after) > 0).toList();
        var items = rest.stream()
                .limit(2)
                .map(id -> "{\"taskId\":" + Json.quoted(id) + "}")
                .collect(Collectors.joining(",", "[", "]"));
        return "{\"items\":" + items + ",\"next\":" + (rest.size() > 2 ? Json.quoted(rest.get(1)) : "null") + "}";
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
