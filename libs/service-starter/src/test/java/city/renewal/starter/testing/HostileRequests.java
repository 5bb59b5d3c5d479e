package city.renewal.starter.testing;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.starter.json.Json;
import city.renewal.starter.security.Role;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import tools.jackson.databind.JsonNode;

/**
 * Fuzzes every operation of an OpenAPI document with requests that are generated from the document, with some parts
 * replaced by hostile values. No response may be 5xx or take over two seconds, and every refusal must be a problem.
 *
 * <p>A slow request is repeated. If a control request, which any service refuses at once, is slow too, the machine was
 * stalled and the attempt does not count.
 *
 * <p>The seed is printed. {@code -Drenewal.hostile.seed=…} repeats the same requests, {@code
 * -Drenewal.hostile.rounds=…} sets their number.
 */
public final class HostileRequests {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final Duration PATIENCE_WITHOUT_LIMIT = Duration.ofMinutes(3);
    private static final int SLOW_ATTEMPTS = 3;
    private static final int MOST_STALLS = 20;
    private static final String FORM =
            "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n1\r\n--x--\r\n";
    private static final int ROUNDS = Integer.getInteger("renewal.hostile.rounds", 25);

    private final JsonNode document;
    private final Map<String, List<String>> known = new HashMap<>();
    private final Set<String> untimed = new HashSet<>();
    private Predicate<String> selected = _ -> true;
    private int rounds = ROUNDS;
    private final long seed = Long.getLong("renewal.hostile.seed", new Random().nextLong());

    private HostileRequests(JsonNode document) {
        this.document = document;
    }

    /** @param document name of the OpenAPI document on the classpath, such as {@code project} */
    public static HostileRequests of(String document) {
        try (InputStream in = HostileRequests.class.getResourceAsStream("/openapi/%s.json".formatted(document))) {
            return new HostileRequests(Json.lenient().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Ids of existing objects by the name of the parameter or property, so that some requests pass the first checks.
     */
    public HostileRequests knowing(String name, String... values) {
        known.put(name, List.of(values));
        return this;
    }

    /**
     * An operation that takes seconds gets fewer requests and no time limit.
     *
     * @param operation one that processes all stored data by design, such as {@code POST /api/v1/rebuilds}
     */
    public HostileRequests withoutTimeLimit(String operation) {
        untimed.add(operation);
        return this;
    }

    /**
     * Restricts the test to some operations, such as {@code GET /api/v1/deadlines}, with this number of requests each.
     */
    public HostileRequests only(Predicate<String> operations, int requests) {
        selected = operations;
        rounds = requests;
        return this;
    }

    /** One test per operation. The requests of an operation depend only on the seed, not on the selection of tests. */
    public Stream<DynamicTest> tests(RunningService service) {
        return tests(
                URI.create(service.uri()),
                role -> TestTokens.demo(role.name().toLowerCase(Locale.ROOT)).token());
    }

    public Stream<DynamicTest> tests(URI address, Function<Role, String> tokens) {
        System.out.printf("Hostile requests: seed %d, %d per operation%n", seed, rounds);
        var tests = new ArrayList<DynamicTest>();
        for (var path : document.get("paths").properties()) {
            for (var method : path.getValue().properties()) {
                var name = method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey();
                if (METHODS.contains(method.getKey()) && selected.test(name)) {
                    var operation =
                            new Operation(method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue());
                    tests.add(DynamicTest.dynamicTest(name, () -> holds(address.getPort(), operation, tokens)));
                }
            }
        }
        return tests.stream();
    }

    private record Operation(String method, String path, JsonNode described) {
        String name() {
            return method + " " + path;
        }

        boolean isPublic() {
            return described.path("security").isArray()
                    && described.path("security").isEmpty();
        }
    }

    /** An undeclared parameter is refused by its name, whatever else the request lacks. */
    private void refusesAnUnknownParameter(int port, Operation operation, Function<Role, String> tokens)
            throws IOException {
        var request = new Request(operation, new Random(seed), tokens).withUnknownParameter("nosuchparameter");
        var answer = RawHttp.send(port, request);
        assertThat(answer.status())
                .as("%s%n-> %s", shown(request), answer.body())
                .isEqualTo(400);
        assertThat(answer.body()).contains("nosuchparameter");
    }

    private void holds(int port, Operation operation, Function<Role, String> tokens) throws IOException {
        refusesAnUnknownParameter(port, operation, tokens);
        var random = new Random(seed ^ (operation.method() + operation.path()).hashCode());
        var faults = new ArrayList<String>();
        var answers = new TreeMap<Integer, Integer>();
        var most = untimed.contains(operation.name()) ? rounds / 5 : rounds;
        var isLate = false;
        var longest = Duration.ZERO;
        for (int round = 0; round < most && faults.size() < 5 && !isLate; round++) {
            var request = new Request(operation, random, tokens).bytes();
            var answer = inTime(port, operation, request);
            answers.merge(answer.status(), 1, Integer::sum);
            longest = longest.compareTo(answer.took()) < 0 ? answer.took() : longest;
            isLate = isLate(answer) && !untimed.contains(operation.name());
            var fault = isLate ? "took " + answer.took() : fault(operation, answer);
            if (!fault.isEmpty()) {
                faults.add("%s: round %d, seed %d%n%s%n-> %s %s%n"
                        .formatted(fault, round, seed, shown(request), answer.head(), answer.body()));
            }
        }
        System.out.printf("%s: %s, %d ms at most%n", operation.name(), answers, longest.toMillis());
        assertThat(faults).isEmpty();
    }

    /** The first response that is not slow, or the last one after some attempts. */
    private RawHttp.Response inTime(int port, Operation operation, byte[] request) throws IOException {
        if (untimed.contains(operation.name())) {
            return RawHttp.send(port, request, PATIENCE_WITHOUT_LIMIT);
        }
        var answer = RawHttp.send(port, request);
        var tries = 0;
        for (int stalls = 0; isLate(answer); answer = RawHttp.send(port, request)) {
            if (stalls < MOST_STALLS && RawHttp.isStalled(port)) {
                stalls++;
            } else if (++tries == SLOW_ATTEMPTS) {
                return answer;
            }
        }
        return answer;
    }

    private static boolean isLate(RawHttp.Response answer) {
        return answer.took().compareTo(LONGEST) > 0;
    }

    /** An operation without a token implements a foreign interface, which has its own JSON format for refusals. */
    private static String fault(Operation operation, RawHttp.Response answer) {
        if (answer.status() == 0) {
            return "no answer";
        }
        if (answer.status() >= 500) {
            return "an error of the service";
        }
        var isHead = answer.header("content-length").equals("0")
                || answer.header("content-type").isEmpty();
        if (answer.status() >= 400
                && !isHead
                && !answer.header("content-type").contains(operation.isPublic() ? "json" : "problem+json")) {
            return "a refusal that is no problem";
        }
        return answer.body().contains("Exception") ? "an answer that shows what is inside" : "";
    }

    private static String shown(byte[] request) {
        var text = new String(request, StandardCharsets.ISO_8859_1).replaceAll("Bearer [A-Za-z0-9._-]+", "Bearer …");
        return text.substring(0, Math.min(text.length(), 3_000));
    }

    /** A request that is made hostile in one to three places. */
    private final class Request {
        private final Operation operation;
        private final RandomGenerator random;
        private final HostileValues hostile;
        private final SampleBodies samples;
        private final Map<String, String> headers = new LinkedHashMap<>();
        private final List<String> query = new ArrayList<>();
        private String method;
        private String path;
        private byte[] body = {};

        Request(Operation operation, RandomGenerator random, Function<Role, String> tokens) {
            this.operation = operation;
            this.random = random;
            hostile = new HostileValues(random);
            samples = new SampleBodies(document, random, hostile, known);
            method = operation.method();
            path = operation.path();
            headers.put("Authorization", "Bearer " + tokens.apply(role()));
            parameters();
            body();
            for (var places = random.nextInt(0, 4); places > 0; places--) {
                makeHostile();
            }
            path = path.replaceAll("\\{[^}]+}", "nowhere");
        }

        private Role role() {
            var roles = operation.described().path("x-roles");
            return roles.isEmpty()
                    ? Role.ADMIN
                    : Role.valueOf(roles.get(random.nextInt(roles.size())).asString());
        }

        /** A valid request with one undeclared parameter. */
        byte[] withUnknownParameter(String name) {
            headers.keySet().removeIf(header -> !header.equals("Authorization"));
            method = operation.method();
            path = operation.path();
            query.clear();
            parameters();
            path = path.replaceAll("\\{[^}]+}", "nowhere");
            query.clear();
            query.add(name + "=1");
            body = new byte[0];
            body();
            if (headers.getOrDefault("Content-Type", "").startsWith("multipart")) {
                body = FORM.getBytes(StandardCharsets.UTF_8);
            }
            return bytes();
        }

        private void parameters() {
            for (var parameter : operation.described().path("parameters")) {
                var name = parameter.path("name").asString();
                var schema = parameter.path("schema");
                switch (parameter.path("in").asString()) {
                    case "path" ->
                        path = path.replace(
                                "{" + name + "}", hostile.one(known.getOrDefault(name, List.of("nowhere"))));
                    case "header" -> {
                        if (random.nextBoolean()) {
                            headers.put(
                                    name,
                                    name.equals("If-Match")
                                            ? hostile.one(List.of("\"1\"", "*"))
                                            : "key-" + random.nextInt());
                        }
                    }
                    default -> {
                        if (parameter.path("required").asBoolean() || random.nextInt(4) == 0) {
                            query.add(name + "=" + samples.value(name, schema).replaceAll("[\"\\[\\]{}]", ""));
                        }
                    }
                }
            }
        }

        private void body() {
            var content = operation.described().path("requestBody").path("content");
            if (content.isEmpty()) {
                return;
            }
            var type = content.propertyNames().iterator().next();
            var schema = content.path(type).path("schema");
            if (schema.toString().contains("\"binary\"")) {
                headers.put("Content-Type", "multipart/form-data; boundary=x");
                body = hostile.file().getBytes(StandardCharsets.UTF_8);
            } else {
                headers.put("Content-Type", type);
                body = samples.json(schema, hostile.one(List.of(4, 15, 40))).getBytes(StandardCharsets.UTF_8);
            }
        }

        private void makeHostile() {
            switch (random.nextInt(12)) {
                case 0 ->
                    headers.put(
                            hostile.one(List.of("If-Match", "If-None-Match", "Idempotency-Key", "Last-Event-ID")),
                            hostile.header());
                case 1 ->
                    headers.put(
                            hostile.one(List.of(
                                    "Range",
                                    "Accept-Language",
                                    "X-Request-Id",
                                    "X-Forwarded-For",
                                    "Origin",
                                    "Cookie",
                                    "If-Modified-Since",
                                    "Content-Range",
                                    "Accept-Charset")),
                            hostile.header());
                case 2 -> headers.put("Accept", hostile.accept());
                case 3 -> headers.put("Content-Type", hostile.contentType());
                case 4 -> {
                    headers.put("Content-Type", hostile.contentType());
                    body = hostile.body().getBytes(StandardCharsets.UTF_8);
                }
                case 5 ->
                    query.add(hostile.one(List.of(
                                    "limit",
                                    "cursor",
                                    "format",
                                    "programme",
                                    "%00",
                                    "a[b]",
                                    "",
                                    "sort",
                                    "years",
                                    "dryRun"))
                            + "=" + hostile.query());
                case 6 -> query.add("cursor=" + hostile.cursor());
                case 7, 8 -> parameter();
                case 9 ->
                    path = operation
                            .path()
                            .replaceFirst("\\{[^}]+}", java.util.regex.Matcher.quoteReplacement(hostile.path()));
                case 10 -> corruptBody();
                default -> {
                    if (random.nextInt(4) == 0) {
                        method = hostile.method();
                    } else {
                        bodyOfHostileValues();
                    }
                }
            }
        }

        private void parameter() {
            var named = new ArrayList<String>();
            for (var parameter : operation.described().path("parameters")) {
                if (parameter.path("in").asString().equals("query")) {
                    named.add(parameter.path("name").asString());
                }
            }
            if (!named.isEmpty()) {
                var name = hostile.one(named);
                if (random.nextInt(4) != 0) {
                    query.removeIf(each -> each.startsWith(name + "="));
                }
                query.add(name + "=" + (name.equals("cursor") ? hostile.cursor() : hostile.query()));
            }
        }

        private void bodyOfHostileValues() {
            var content = operation.described().path("requestBody").path("content");
            for (var type : content.properties()) {
                body = samples.json(type.getValue().path("schema"), 2).getBytes(StandardCharsets.UTF_8);
                return;
            }
        }

        private void corruptBody() {
            if (body.length == 0) {
                body = hostile.json().getBytes(StandardCharsets.UTF_8);
                return;
            }
            var at = random.nextInt(body.length);
            switch (random.nextInt(4)) {
                case 0 -> body[at] = (byte) random.nextInt(256);
                case 1 -> body = java.util.Arrays.copyOf(body, at);
                case 2 -> body = hostile.json().getBytes(StandardCharsets.UTF_8);
                default -> body = new String(body, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16);
            }
        }

        byte[] bytes() {
            var head = new StringBuilder(method)
                    .append(' ')
                    .append(path)
                    .append(query.isEmpty() ? "" : "?" + String.join("&", query))
                    .append(" HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n");
            headers.forEach((name, value) ->
                    head.append(name).append(": ").append(value).append("\r\n"));
            if (body.length > 0 || !method.equals("GET")) {
                head.append("Content-Length: ").append(body.length).append("\r\n");
            }
            var bytes = new ByteArrayOutputStream();
            bytes.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
            bytes.writeBytes(body);
            return bytes.toByteArray();
        }
    }
}
