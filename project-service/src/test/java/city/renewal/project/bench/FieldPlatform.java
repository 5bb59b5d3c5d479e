package city.renewal.project.bench;

import city.renewal.local.mongod.StoreChoice;
import city.renewal.local.mongod.TestDatabases;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A platform of the benchmark's own, started and ended by {@code ./renewal}, with one project of {@link FieldDay#NODES}. */
final class FieldPlatform implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final Path data;
    private final @Nullable TestDatabases databases = databases();
    private final Map<String, String> environment;
    private final String gateway;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    private FieldPlatform(Path data, int port) {
        this.data = data;
        this.environment = databases == null ? Map.of() : Map.of(StoreChoice.URI_VARIABLE, databases.fresh());
        this.gateway = "http://127.0.0.1:" + port;
    }

    /** Null unless the platform uses the MongoDB of {@code MONGODB_URI}. */
    private static @Nullable TestDatabases databases() {
        return StoreChoice.of(System.getenv()) instanceof StoreChoice.External(var address)
                ? new TestDatabases(address)
                : null;
    }

    /** @param further options of {@code ./renewal up} */
    static FieldPlatform start(Path data, int port, List<String> further) throws IOException, InterruptedException {
        var platform = new FieldPlatform(data, port);
        var up = new ArrayList<>(List.of("up", "--detach", "--demo", "none", "--clock", "2023-06-30T08:00+08:00"));
        up.addAll(List.of("--port", String.valueOf(port)));
        up.addAll(further);
        try {
            platform.renewal(up);
            platform.makeProjects();
            return platform;
        } catch (IOException | InterruptedException | RuntimeException failed) {
            platform.close();
            throw failed;
        }
    }

    String gateway() {
        return gateway;
    }

    /** What the services' logs say of errors of their own, at most so many lines. */
    List<String> errors(int most) throws IOException {
        var found = new ArrayList<String>();
        try (var logs = Files.list(data.resolve("logs"))) {
            for (var log : logs.sorted().toList()) {
                var lines = Files.readAllLines(log);
                for (int n = 0; n < lines.size() && found.size() < most; n++) {
                    if (lines.get(n).contains("A request failed; the client was told")) {
                        lines.subList(n, Math.min(lines.size(), n + 12))
                                .forEach(line -> found.add(log.getFileName() + ": " + line));
                    }
                }
            }
        }
        return found;
    }

    String token(String user) throws IOException, InterruptedException {
        var known = tokens.get(user);
        if (known == null) {
            known = renewal(List.of("token", user)).lines().toList().getLast().strip();
            tokens.put(user, known);
        }
        return known;
    }

    JsonNode get(String user, String path) throws IOException, InterruptedException {
        return JsonMapper.shared().readTree(call(user, "GET", path, "", null).body());
    }

    JsonNode post(String user, String path, String body) throws IOException, InterruptedException {
        return JsonMapper.shared().readTree(call(user, "POST", path, body, null).body());
    }

    /** The bytes under an address, empty where there are none. */
    byte[] bytes(String user, String path) throws IOException, InterruptedException {
        var answer = http.send(request(user, path).build(), BodyHandlers.ofByteArray());
        return answer.statusCode() == 200 ? answer.body() : new byte[0];
    }

    /** The process as {@code ./renewal status --json} tells of it. */
    JsonNode process(String name) throws IOException, InterruptedException {
        for (var process : processes()) {
            if (process.get("name").stringValue().equals(name)) {
                return process;
            }
        }
        throw new IllegalStateException("There is no process '%s'; the environment names another one".formatted(name));
    }

    /** False for a part that the environment replaces. */
    boolean runs(String name) throws IOException, InterruptedException {
        for (var process : processes()) {
            if (process.get("name").stringValue().equals(name)) {
                return true;
            }
        }
        return false;
    }

    /** {@code kill -9}. */
    static void kill(JsonNode process) {
        ProcessHandle.of(process.get("pid").longValue()).ifPresent(victim -> {
            victim.destroyForcibly();
            victim.onExit().join();
        });
    }

    void awaitHealth() throws IOException, InterruptedException {
        var patience = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var unwell = new ArrayList<String>();
            processes().forEach(process -> {
                if (!process.get("healthy").booleanValue()) {
                    unwell.add(process.get("name").stringValue());
                }
            });
            if (unwell.isEmpty()) {
                return;
            }
            if (System.nanoTime() > patience) {
                throw new IllegalStateException("Still unwell: " + unwell);
            }
            TimeUnit.SECONDS.sleep(1);
        }
    }

    private JsonNode processes() throws IOException, InterruptedException {
        return JsonMapper.shared()
                .readTree(renewal(List.of("status", "--json")))
                .get("processes");
    }

    /** The connection string of a database beside the services' in the same store. */
    String databaseBeside() throws IOException, InterruptedException {
        return databases != null
                ? databases.fresh()
                : "mongodb://127.0.0.1:%d/bench?directConnection=true"
                        .formatted(process("store").get("port").intValue());
    }

    private void makeProjects() throws IOException, InterruptedException {
        call("admin", "POST", "/api/v1/programmes", """
            {"programmeId": "bench", "name": "bench", "year": 2023, "area": "370212",
             "fields": [{"fieldId": "f1", "name": "f1"}], "headquarters": []}\
            """, null);
        for (int project = 0; project < FieldDay.PROJECTS; project++) {
            makeProject(FieldDay.project(project));
        }
    }

    private void makeProject(String id) throws IOException, InterruptedException {
        var project = call("commander", "POST", "/api/v1/projects", """
            {"projectId": "%s", "programme": "bench", "name": "b", "field": "f1", "area": "370212",
             "unit": {"unitId": "u1", "name": "u1"},
             "totalInvestment": {"amount": "1.00", "currency": "CNY"},
             "plannedThisYear": {"amount": "1.00", "currency": "CNY"}}\
            """.formatted(id), null);
        var nodes = IntStream.range(0, FieldDay.NODES).mapToObj("""
            {"nodeId": "n%d", "name": "n", "durationDays": 10,
             "responsibility": {"owner": {"personId": "p-owner", "name": "o"}, "unit": {"unitId": "u1", "name": "u1"}}}\
            """::formatted).collect(Collectors.joining(","));
        call(
                "commander",
                "PUT",
                "/api/v1/projects/" + id + "/plan",
                "{\"anchor\": {\"finishBy\": \"2023-12-31\"}, \"goals\": [], \"nodes\": [" + nodes + "]}",
                project.headers().firstValue("ETag").orElseThrow());
    }

    private HttpResponse<String> call(String user, String method, String path, String body, @Nullable String ifMatch)
            throws IOException, InterruptedException {
        var request = request(user, path).method(method, BodyPublishers.ofString(body));
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        var answer = http.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException("%s %s: %d %s".formatted(method, path, answer.statusCode(), answer.body()));
        }
        return answer;
    }

    private HttpRequest.Builder request(String user, String path) throws IOException, InterruptedException {
        return HttpRequest.newBuilder(URI.create(gateway + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + token(user))
                .header("Content-Type", "application/json");
    }

    private String renewal(List<String> arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add("./renewal");
        command.addAll(arguments);
        command.addAll(List.of("--data", data.toString()));
        // In files: a process that goes on in the background would keep a pipe open.
        var printed = Files.createTempFile("renewal-bench-", ".out");
        try {
            var builder = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .redirectOutput(printed.toFile());
            builder.environment().putAll(environment);
            var process = builder.start();
            var hasEnded = process.waitFor(10, TimeUnit.MINUTES);
            var text = Files.readString(printed, StandardCharsets.UTF_8);
            if (!hasEnded || process.exitValue() != 0) {
                process.destroy();
                throw new IllegalStateException("%s failed: %s".formatted(command, text));
            }
            return text;
        } finally {
            Files.delete(printed);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            renewal(List.of("down"));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(
                    "The platform wasn't ended: './renewal down --data %s' does".formatted(data));
        } finally {
            if (databases != null) {
                databases.close();
            }
        }
    }
}
