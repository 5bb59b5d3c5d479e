package city.renewal.progress;

import city.renewal.events.Envelope;
import city.renewal.events.Topics;
import city.renewal.starter.events.EventJson;
import city.renewal.starter.json.Bson;
import city.renewal.starter.json.Json;
import city.renewal.starter.outbox.OutgoingFact;
import city.renewal.starter.testing.Backends;
import city.renewal.starter.testing.TestIssuer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Future;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.kafka.core.KafkaTemplate;
import tools.jackson.databind.JsonNode;

/** The whole service on a real broker and a store, with a client. */
public final class RunningService implements AutoCloseable {
    private static final TestIssuer ISSUER = TestIssuer.start();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    public final ConfigurableApplicationContext context;

    private RunningService(ConfigurableApplicationContext context) {
        this.context = context;
    }

    public static RunningService start(Map<String, Object> settings) {
        var properties = new HashMap<String, Object>(ISSUER.properties());
        properties.put("server.port", 0);
        properties.put("management.server.port", 0);
        properties.put("server.address", "127.0.0.1");
        properties.put("management.server.address", "127.0.0.1");
        properties.put("renewal.mongo.uri", Backends.freshDatabase());
        properties.put("renewal.kafka.bootstrap-servers", Backends.bootstrapServers());
        properties.put("renewal.clock", "2023-06-30T08:00+08:00");
        properties.putAll(settings);
        var application = new SpringApplication(ProgressServiceApplication.class);
        var arguments = properties.entrySet().stream()
                .map(each -> "--%s=%s".formatted(each.getKey(), each.getValue()))
                .toArray(String[]::new);
        return new RunningService(application.run(arguments));
    }

    public String commander() {
        return token("p-commander", "COMMANDER", List.of("370212"), List.of());
    }

    public String token(String person, String role, List<String> areas, List<String> units) {
        return ISSUER.token(person, role, areas, units);
    }

    /** Publishes facts as the project service would. */
    public void publish(List<? extends Envelope<?>> facts) {
        publish(Topics.PROJECT, facts);
    }

    @SuppressWarnings("unchecked")
    public void publish(String topic, List<? extends Envelope<?>> facts) {
        KafkaTemplate<String, byte[]> kafka = context.getBean(KafkaTemplate.class);
        var sent = new ArrayList<Future<?>>();
        for (var fact : facts) {
            sent.add(kafka.send(EventJson.write(
                    topic,
                    new OutgoingFact(
                            fact.id(),
                            fact.source(),
                            fact.type(),
                            fact.subject(),
                            fact.time(),
                            fact.sequence(),
                            Bson.document(fact.event()),
                            Instant.now()))));
        }
        for (var each : sent) {
            try {
                each.get();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }

    public String uri(String path) {
        return "http://127.0.0.1:%s%s".formatted(context.getEnvironment().getProperty("local.server.port"), path);
    }

    public String managementUri(String path) {
        return "http://127.0.0.1:%s%s".formatted(context.getEnvironment().getProperty("local.management.port"), path);
    }

    public HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public HttpResponse<String> get(String path, String token) {
        return send(HttpRequest.newBuilder(URI.create(uri(path)))
                .header("Authorization", "Bearer " + token)
                .build());
    }

    public HttpResponse<String> post(String path, String token, String body) {
        return send(HttpRequest.newBuilder(URI.create(uri(path)))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    public JsonNode json(String path, String token) {
        return Objects.requireNonNull(Json.lenient().readTree(get(path, token).body()));
    }

    @Override
    public void close() {
        context.close();
    }
}
