package city.renewal.project.bench;

import city.renewal.local.mongod.StoreChoice;
import city.renewal.local.mongod.TestDatabases;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How long it takes from the answer to a command until its effect is in the list, asked again without a pause through the
 * gateway: document, outbox, Kafka, fold, rows. Printed beside a plain read through the gateway in the same run. The store
 * is the one that {@code ./renewal up} chooses; on the MongoDB of {@code MONGODB_URI} it has databases of its own.
 */
public final class DelayBench {
    private static final int ROUNDS = 200;
    private static final String PORT = "18965";
    private static final String GATEWAY = "http://127.0.0.1:" + PORT;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Map<String, String> environment;

    private DelayBench(Map<String, String> environment) {
        this.environment = environment;
    }

    public static void main(String[] arguments) throws Exception {
        if (StoreChoice.of(System.getenv()) instanceof StoreChoice.External(var address)) {
            try (var databases = new TestDatabases(address)) {
                new DelayBench(Map.of(StoreChoice.URI_VARIABLE, databases.fresh())).run();
            }
        } else {
            new DelayBench(Map.of()).run();
        }
    }

    private void run() throws Exception {
        var data = Files.createTempDirectory("renewal-bench-").toString();
        renewal(
                "up",
                "--detach",
                "--port",
                PORT,
                "--demo",
                "none",
                "--clock",
                "2023-06-30T08:00+08:00",
                "--data",
                data);
        try {
            var admin = renewal("token", "admin", "--data", data);
            var commander = renewal("token", "commander", "--data", data);
            send(admin, "POST", "/api/v1/programmes", """
                    {"programmeId": "bench", "name": "bench", "year": 2023, "area": "370212",
                     "fields": [{"fieldId": "f1", "name": "f1"}], "headquarters": []}""", null);
            measure(commander, ROUNDS / 4);
            System.out.println("warmed up; measuring " + ROUNDS + " rounds");
            var delays = new ArrayList<Long>();
            var reads = new ArrayList<Long>();
            for (var round : measure(commander, ROUNDS)) {
                delays.add(round[0]);
                reads.add(round[1]);
            }
            print("a plain read through the gateway", reads);
            print("from the command's answer to the list", delays);
            System.out.printf("ratio at the median: %.1f%n", (double) at(delays, 0.5) / at(reads, 0.5));
        } finally {
            renewal("down", "--data", data);
        }
    }

    private static List<long[]> measure(String token, int rounds) throws Exception {
        var measured = new ArrayList<long[]>();
        for (int n = 0; n < rounds; n++) {
            var id = "bench-" + UUID.randomUUID();
            var registered = send(token, "POST", "/api/v1/projects", """
                    {"projectId": "%s", "programme": "bench", "name": "b", "field": "f1", "area": "370212",
                     "unit": {"unitId": "u1", "name": "u1"},
                     "totalInvestment": {"amount": "1.00", "currency": "CNY"},
                     "plannedThisYear": {"amount": "1.00", "currency": "CNY"}}""".formatted(id), null);
            send(
                    token,
                    "PUT",
                    "/api/v1/projects/%s/plan".formatted(id),
                    """
                    {"anchor": {"finishBy": "2023-12-31"}, "goals": [],
                     "nodes": [{"nodeId": "n1", "name": "n1", "durationDays": 10,
                       "responsibility": {"owner": {"personId": "p-owner", "name": "o"}, "unit": {"unitId": "u1", "name": "u1"}}}]}""",
                    registered.headers().firstValue("ETag").orElseThrow());
            var answered = System.nanoTime();
            var patience = answered + Duration.ofSeconds(30).toNanos();
            while (!send(token, "GET", "/api/v1/deadlines?project=" + id, "", null)
                    .body()
                    .contains("\"n1\"")) {
                if (System.nanoTime() > patience) {
                    throw new IllegalStateException("Not in the list within 30 s: " + id);
                }
            }
            var visible = System.nanoTime();
            send(token, "GET", "/api/v1/programmes/bench", "", null);
            measured.add(new long[] {visible - answered, System.nanoTime() - visible});
        }
        return measured;
    }

    private static HttpResponse<String> send(
            String token, String method, String path, String body, @Nullable String ifMatch)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(GATEWAY + path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body));
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        var response = HTTP.send(request.build(), BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IllegalStateException(method + " " + path + ": " + response.statusCode() + " " + response.body());
        }
        return response;
    }

    private String renewal(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add("./renewal");
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        var process = builder.start();
        var printed = new String(process.getInputStream().readAllBytes());
        if (!process.waitFor(10, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new IllegalStateException(command + " failed: " + printed);
        }
        return printed.lines().reduce((_, last) -> last).orElse("").strip();
    }

    private static void print(String what, List<Long> nanos) {
        System.out.printf(
                "%-40s p50 %6.1f ms   p99 %6.1f ms   max %6.1f ms%n",
                what, at(nanos, 0.5) / 1e6, at(nanos, 0.99) / 1e6, at(nanos, 1) / 1e6);
    }

    private static long at(List<Long> values, double quantile) {
        var sorted = values.stream().sorted().toList();
        return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(quantile * sorted.size())));
    }
}
