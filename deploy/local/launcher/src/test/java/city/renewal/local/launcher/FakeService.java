package city.renewal.local.launcher;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** A stand-in for a process of the platform: reports UP on its management port, or ends at once when told to. */
public final class FakeService {

    private FakeService() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        var port = Integer.parseInt(args[0]);
        var managementPort = Integer.parseInt(args[1]);
        if (args.length > 2 && args[2].equals("dies")) {
            System.out.println("I can't find my configuration");
            System.exit(1);
        }
        serve(port);
        if (managementPort > 0) {
            serve(managementPort);
        }
        Thread.currentThread().join();
    }

    private static void serve(int port) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/", exchange -> {
            var body = "{\"status\":\"UP\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }
}
