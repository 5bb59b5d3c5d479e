package city.renewal.gateway;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The gateway as it runs in production, in front of stub services and a stub issuer. Only one at a time: closing it
 * closes the event loops that all gateways in a JVM share.
 */
final class RunningGateway implements AutoCloseable {
    /** The stub of the project service; a test may replace it by another one on its port after closing it. */
    StubServer project = new StubServer();

    final StubServer progress = new StubServer();
    final StubServer notification = new StubServer();
    final StubIssuer issuer = new StubIssuer();
    private final ConfigurableApplicationContext context;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** @param more settings, as {@code name=value} */
    RunningGateway(String... more) {
        var settings = new LinkedHashMap<String, String>();
        settings.put("server.port", "0");
        settings.put("server.address", "127.0.0.1");
        settings.put("management.server.port", "0");
        settings.put("management.server.address", "127.0.0.1");
        settings.put("PROJECT_SERVICE_URI", project.uri());
        settings.put("PROGRESS_SERVICE_URI", progress.uri());
        settings.put("NOTIFICATION_SERVICE_URI", notification.uri());
        settings.put("OIDC_ISSUER_URI", issuer.uri());
        for (var setting : more) {
            settings.put(setting.substring(0, setting.indexOf('=')), setting.substring(setting.indexOf('=') + 1));
        }
        var arguments = settings.entrySet().stream()
                .map(setting -> "--%s=%s".formatted(setting.getKey(), setting.getValue()))
                .toArray(String[]::new);
        context = new SpringApplicationBuilder(GatewayApplication.class).run(arguments);
    }

    int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    int managementPort() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.management.port"));
    }

    String uri() {
        return "http://127.0.0.1:" + port();
    }

    /** Sends a request with a valid token. */
    HttpResponse<String> get(String path) {
        return send(path, request -> bearer(request, issuer.token("p-commander")));
    }

    HttpResponse<String> send(String path, Consumer<HttpRequest.Builder> change) {
        return sendTo(uri() + path, change);
    }

    HttpResponse<String> sendTo(String address, Consumer<HttpRequest.Builder> change) {
        var request = HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(30));
        change.accept(request);
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> call(String method, String path) {
        return send(
                path, request -> bearer(request, issuer.token("p-commander")).method(method, BodyPublishers.noBody()));
    }

    HttpClient http() {
        return http;
    }

    static HttpRequest.Builder bearer(HttpRequest.Builder request, String token) {
        return request.header("Authorization", "Bearer " + token);
    }

    @Override
    public void close() {
        context.close();
        http.close();
        List.of(project, progress, notification).forEach(StubServer::close);
        issuer.close();
    }
}
