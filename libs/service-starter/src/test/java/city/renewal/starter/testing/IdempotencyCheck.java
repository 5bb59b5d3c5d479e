package city.renewal.starter.testing;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.starter.json.Json;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tests that a command which is sent many times concurrently with one {@code Idempotency-Key} has one effect and one
 * response, for every operation of an OpenAPI document that takes such a key. An operation without a row fails.
 */
public final class IdempotencyCheck {
    private static final int SENDERS = 50;
    private static final String KEY = "Idempotency-Key";

    private final JsonNode document;
    private final Map<String, Supplier<Command>> rows = new LinkedHashMap<>();

    private IdempotencyCheck(JsonNode document) {
        this.document = document;
    }

    public static IdempotencyCheck of(String document) {
        try (InputStream in = IdempotencyCheck.class.getResourceAsStream("/openapi/%s.json".formatted(document))) {
            return new IdempotencyCheck(Json.lenient().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A request: its path with the query, its body, and additional headers. */
    public record Request(String path, @Nullable String body, Map<String, String> headers) {
        public Request {
            headers = Map.copyOf(headers);
        }

        public static Request json(String path, String body) {
            return new Request(path, body, Map.of());
        }

        public static Request empty(String path) {
            return new Request(path, null, Map.of());
        }

        /** A form with one file. */
        public static Request file(String path, String text) {
            var body = "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"file.csv\"\r\n\r\n"
                    + text
                    + "\r\n--edge--\r\n";
            return new Request(path, body, Map.of("Content-Type", "multipart/form-data; boundary=edge"));
        }

        public Request with(String header, String value) {
            var all = new HashMap<>(headers);
            all.put(header, value);
            return new Request(path, body, all);
        }
    }

    /**
     * A command that can be executed now.
     *
     * @param other a request that must be refused with the same key
     * @param effects counts the effects of the command so far
     * @param once a secret property that only one response shows; null: all responses are equal
     * @param instead the property that the other responses show
     */
    public record Command(
            TestTokens.Bearer bearer,
            Request request,
            Request other,
            LongSupplier effects,
            @Nullable String once,
            @Nullable String instead) {
        public Command(TestTokens.Bearer bearer, Request request, Request other, LongSupplier effects) {
            this(bearer, request, other, effects, null, null);
        }

        public Command showingOnce(String property, String toOthers) {
            return new Command(bearer, request, other, effects, property, toOthers);
        }
    }

    /**
     * @param operation such as {@code POST /api/v1/things/{thingId}/end}
     * @param command prepares the objects that the command needs
     */
    public IdempotencyCheck row(String operation, Supplier<Command> command) {
        assertThat(rows.put(operation, command)).as(operation).isNull();
        return this;
    }

    public Stream<DynamicTest> tests(RunningService service) {
        var tests = new ArrayList<DynamicTest>();
        tests.add(DynamicTest.dynamicTest(
                "every operation that takes a key has a row",
                () -> assertThat(rows.keySet()).containsExactlyInAnyOrderElementsOf(operations())));
        rows.forEach((operation, command) ->
                tests.add(DynamicTest.dynamicTest(operation, () -> once(service, command.get()))));
        return tests.stream();
    }

    private TreeSet<String> operations() {
        var operations = new TreeSet<String>();
        for (var path : document.get("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                for (var parameter : operation.getValue().path("parameters")) {
                    if (parameter.path("name").asString().equals(KEY)) {
                        operations.add(operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey());
                    }
                }
            }
        }
        return operations;
    }

    private static void once(RunningService service, Command command) throws Exception {
        var key = UUID.randomUUID().toString();
        var before = command.effects().getAsLong();

        var answers = atOnce(service, command, key);

        var first = answers.getFirst();
        assertThat(first.status()).as("%s", first.body()).isBetween(200, 299);
        assertThat(answers).allSatisfy(answer -> assertSame(command, answer, first));
        assertSecretIsShownOnce(command, answers);
        assertThat(command.effects().getAsLong() - before).as("effects").isEqualTo(1);
        var repeated = send(service, command, command.request(), key);
        assertSame(command, repeated, first);
        if (command.once() != null) {
            assertThat(repeated.body().path(command.once()).isNull()).isTrue();
        }
        var refused = send(service, command, command.other(), key);
        assertThat(refused.status()).as("%s", refused.body()).isEqualTo(422);
        assertThat(refused.text("type")).endsWith("idempotency-key-reused");
        assertThat(command.effects().getAsLong() - before)
                .as("effects after a repetition and another request with the key")
                .isEqualTo(1);
        loseTheAnswer(service, command, key);
        var again = send(service, command, command.request(), key);
        assertThat(again.status()).as("%s", again.body()).isEqualTo(first.status());
        assertThat(command.effects().getAsLong() - before)
                .as("effects when the service was killed before it kept its answer")
                .isEqualTo(1);
    }

    private static void loseTheAnswer(RunningService service, Command command, String key) {
        var database = service.bean(MongoDatabase.class);
        var kept = new Document("_id", command.bearer().personId() + "|" + key);
        var lost = new Document(
                "$unset", new Document("answer", 1).append("run", 1).append("until", 1));
        long matched = 0;
        for (var name : database.listCollectionNames()) {
            if (name.startsWith("idempotency")) {
                matched += database.getCollection(name).updateOne(kept, lost).getMatchedCount();
            }
        }
        assertThat(matched).isEqualTo(1);
    }

    private static void assertSecretIsShownOnce(Command command, List<RunningService.Answer> answers) {
        if (command.once() != null) {
            assertThat(answers)
                    .filteredOn(answer -> answer.body().path(command.once()).isString())
                    .hasSize(1);
            assertThat(answers)
                    .filteredOn(answer -> answer.body().path(command.instead()).isString())
                    .hasSize(answers.size() - 1);
        }
    }

    private static void assertSame(Command command, RunningService.Answer answer, RunningService.Answer first) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(first.status());
        assertThat(withoutSecret(command, answer)).isEqualTo(withoutSecret(command, first));
        for (var header : List.of("etag", "location")) {
            assertThat(answer.headers().get(header))
                    .as(header)
                    .isEqualTo(first.headers().get(header));
        }
    }

    private static JsonNode withoutSecret(Command command, RunningService.Answer answer) {
        if (command.once() == null || !(answer.body().deepCopy() instanceof ObjectNode shown)) {
            return answer.body();
        }
        return shown.remove(List.of(command.once(), String.valueOf(command.instead())));
    }

    private static List<RunningService.Answer> atOnce(RunningService service, Command command, String key)
            throws Exception {
        var start = new CountDownLatch(1);
        var sent = new ArrayList<Future<RunningService.Answer>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < SENDERS; n++) {
                sent.add(threads.submit(() -> {
                    start.await();
                    return send(service, command, command.request(), key);
                }));
            }
            start.countDown();
        }
        var answers = new ArrayList<RunningService.Answer>();
        for (var each : sent) {
            answers.add(each.get());
        }
        return answers;
    }

    private static RunningService.Answer send(RunningService service, Command command, Request request, String key) {
        return service.send(
                "POST",
                request.path(),
                command.bearer().token(),
                request.body(),
                request.with(KEY, key).headers());
    }
}
