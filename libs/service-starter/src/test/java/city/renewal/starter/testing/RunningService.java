package city.renewal.starter.testing;

import city.renewal.events.Envelope;
import city.renewal.starter.events.EventJson;
import city.renewal.starter.json.Json;
import city.renewal.starter.json.LargeFacts;
import city.renewal.starter.outbox.OutgoingFact;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.kafka.core.KafkaTemplate;
import tools.jackson.databind.JsonNode;

/**
 * A complete service in this process, on free ports, with a database of its own, the test broker and the test issuer.
 */
public final class RunningService implements AutoCloseable {
    private final ConfigurableApplicationContext context;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private RunningService(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Configures and starts a service. */
    public static final class Builder {
        private final Class<?> application;
        private final Map<String, Object> properties = new LinkedHashMap<>();

        private Builder(Class<?> application) {
            this.application = application;
            properties.put("server.port", 0);
            properties.put("management.server.port", -1);
            properties.put("springdoc.api-docs.version", "openapi_3_1");
            properties.put("springdoc.writer-with-order-by-keys", true);
            properties.put("springdoc.default-produces-media-type", "application/json");
            properties.putAll(TestTokens.properties());
        }

        public Builder with(String property, Object value) {
            properties.put(property, value);
            return this;
        }

        /** Starts the service with a store and a broker. */
        public RunningService start() {
            properties.putIfAbsent("renewal.mongo.uri", Backends.freshDatabase());
            properties.putIfAbsent("renewal.kafka.bootstrap-servers", Backends.bootstrapServers());
            return run();
        }

        /** Starts the service without store and broker, for tests of the web layer. */
        public RunningService startAlone() {
            properties.put("renewal.mongo.uri", "mongodb://127.0.0.1:9/none");
            properties.put("renewal.mongo.timeout", "200ms");
            properties.put("renewal.kafka.bootstrap-servers", "127.0.0.1:9");
            return run();
        }

        private RunningService run() {
            var spring = new SpringApplication(application, OpenApiTestCustomizers.class);
            spring.addInitializers(context -> context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("test", new HashMap<>(properties))));
            return new RunningService(spring.run());
        }
    }

    public static Builder of(Class<?> application) {
        return new Builder(application);
    }

    public ConfigurableApplicationContext context() {
        return context;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public String uri() {
        var web = (WebServerApplicationContext) context;
        var server = Objects.requireNonNull(web.getWebServer());
        return "http://127.0.0.1:" + server.getPort();
    }

    /** Publishes facts on a topic, in order, as another service would. */
    public void publish(String topic, List<? extends Envelope<?>> facts) {
        @SuppressWarnings("unchecked")
        KafkaTemplate<String, byte[]> kafka = context.getBean(KafkaTemplate.class);
        facts.stream()
                .map(fact -> kafka.send(EventJson.write(topic, outgoing(fact))))
                .toList()
                .forEach(CompletableFuture::join);
    }

    private static OutgoingFact outgoing(Envelope<?> fact) {
        return new OutgoingFact(
                fact.id(),
                fact.source(),
                fact.type(),
                fact.subject(),
                fact.time(),
                fact.sequence(),
                LargeFacts.document(fact.event()),
                null);
    }

    /** A response with its body as JSON; an empty body is a missing node. */
    public record Answer(int status, Map<String, String> headers, JsonNode body) {
        public String text(String field) {
            return body.path(field).asString();
        }
    }

    public Answer get(String path, TestTokens.Bearer bearer) {
        return send("GET", path, bearer.token(), null, Map.of());
    }

    public Answer post(String path, TestTokens.Bearer bearer, String json) {
        return send("POST", path, bearer.token(), json, Map.of());
    }

    /**
     * @param token null: no token
     * @param json null: no body
     */
    public Answer send(
            String method, String path, @Nullable String token, @Nullable String json, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create(uri() + path))
                .timeout(Duration.ofSeconds(90))
                .method(
                        method,
                        json == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(json, StandardCharsets.UTF_8));
        if (json != null) {
            request.header("content-type", "application/json");
        }
        if (token != null) {
            request.header("authorization", "Bearer " + token);
        }
        headers.forEach(request::setHeader);
        try {
            return answer(client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Answer answer(HttpResponse<InputStream> response) throws IOException {
        var headers = new HashMap<String, String>();
        response.headers().map().forEach((name, values) -> headers.put(name, String.join(",", values)));
        var type = headers.getOrDefault("content-type", "");
        var mapper = Json.lenient();
        try (var in = response.body()) {
            // An event stream does not end, so only its status is read.
            var text = type.contains("event-stream") ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
            var body = text.isBlank()
                    ? mapper.missingNode()
                    : type.contains("json")
                            ? mapper.readTree(text)
                            : mapper.getNodeFactory().stringNode(text);
            return new Answer(response.statusCode(), headers, body);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
