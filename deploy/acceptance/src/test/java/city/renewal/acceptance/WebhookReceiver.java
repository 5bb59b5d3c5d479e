package city.renewal.acceptance;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A webhook receiver on this machine that can be started later. */
final class WebhookReceiver implements AutoCloseable {
    private final InetSocketAddress address;
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private HttpServer server;

    WebhookReceiver() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            address = new InetSocketAddress(free.getInetAddress(), free.getLocalPort());
        }
    }

    String url() {
        return "http://%s:%d/renewal".formatted(address.getAddress().getHostAddress(), address.getPort());
    }

    /** Starts the receiver. */
    void comesBack() throws IOException {
        server = HttpServer.create(address, 0);
        server.createContext("/renewal", exchange -> {
            exchange.getRequestBody().readAllBytes();
            taken.add(exchange.getRequestHeaders().getFirst("webhook-id"));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
    }

    /** The ids of the received messages. */
    List<String> taken() {
        return taken;
    }

    @Override
    public void close() {
        if (server != null) {
            server.stop(0);
        }
    }
}
