package city.renewal.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A real HTTP server on its own port that stands in for a service or the issuer, and records its requests. */
final class StubServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Handler> answers = new ConcurrentHashMap<>();
    private final List<ReceivedRequest> received = new ArrayList<>();
    private volatile Handler otherwise = exchange -> exchange.json(200, "{}");

    StubServer() {
        this(0);
    }

    StubServer(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    String uri() {
        return "http://127.0.0.1:" + port();
    }

    int port() {
        return server.getAddress().getPort();
    }

    StubServer on(String path, Handler answer) {
        answers.put(path, answer);
        return this;
    }

    StubServer otherwise(Handler answer) {
        otherwise = answer;
        return this;
    }

    synchronized List<ReceivedRequest> received() {
        return List.copyOf(received);
    }

    ReceivedRequest last() {
        return received().getLast();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var stub = new Exchange(exchange);
            var path = exchange.getRequestURI().getPath();
            var answer = answers.getOrDefault(path, otherwise);
            if (answer instanceof RawHandler raw) {
                raw.give(stub);
                return;
            }
            var body = exchange.getRequestBody().readAllBytes();
            var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
            headers.putAll(exchange.getRequestHeaders());
            synchronized (this) {
                received.add(new ReceivedRequest(
                        exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, body));
            }
            stub.body = body;
            answer.give(stub);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    interface Handler {
        void give(Exchange exchange) throws IOException;
    }

    /** A handler that reads the request body itself, or leaves it unread. */
    interface RawHandler extends Handler {}

    record ReceivedRequest(String method, String uri, Map<String, List<String>> headers, byte[] body) {
        String header(String name) {
            return headers.containsKey(name) ? headers.get(name).getFirst() : null;
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    static final class Exchange {
        final HttpExchange http;
        byte[] body = {};

        Exchange(HttpExchange http) {
            this.http = http;
        }

        String query() {
            return http.getRequestURI().getRawQuery();
        }

        void json(int status, String text) throws IOException {
            send(status, status < 400 ? "application/json" : "application/problem+json", text);
        }

        void send(int status, String type, String text) throws IOException {
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            http.getResponseHeaders().set("Content-Type", type);
            http.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            http.getResponseBody().write(bytes);
        }

        void redirect(String location) throws IOException {
            http.getResponseHeaders().set("Location", location);
            http.sendResponseHeaders(302, -1);
        }
    }
}
