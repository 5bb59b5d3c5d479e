package city.renewal.starter.testing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Proves that the time limit can fail. */
class HostileRequestsTest {
    private static final Duration TOO_LONG = Duration.ofMillis(2_100);

    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> answer(exchange, Duration.ZERO));
        server.createContext("/slow", exchange -> answer(exchange, TOO_LONG));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void anOperationThatIsSlowByItselfFails() {
        assertThatThrownBy(test("GET /slow")::execute)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("took PT2.");
    }

    private Executable test(String operation) {
        return HostileRequests.of("slow")
                .tests(URI.create("http://127.0.0.1:" + server.getAddress().getPort()), _ -> "token")
                .filter(test -> test.getDisplayName().equals(operation))
                .findFirst()
                .orElseThrow()
                .getExecutable();
    }

    /** Refuses an undeclared parameter by its name, as a service does. */
    private static void answer(HttpExchange exchange, Duration wait) throws IOException {
        var isUnknown = String.valueOf(exchange.getRequestURI().getQuery()).contains("nosuchparameter");
        if (!isUnknown) {
            LockSupport.parkNanos(wait.toNanos());
        }
        var body = (isUnknown ? "{\"nosuchparameter\": \"is unknown\"}" : "{}").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/problem+json");
        exchange.sendResponseHeaders(isUnknown ? 400 : 200, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
