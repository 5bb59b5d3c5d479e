package city.renewal.project.bench;

import city.renewal.project.bench.FieldDay.Report;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends what phones hold, all phones at once. A tenth of the requests is cut off in the middle of the body and sent again,
 * every tenth report is sent twice, and what isn't answered with success is repeated until it is.
 */
final class FieldPhones {
    private static final double CUT = 0.1;
    private static final double TWICE = 0.1;
    private static final Duration PATIENCE = Duration.ofMinutes(6);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final String UNCLEAR = " unclear";
    /** What the next try may find otherwise; 308 and 409: another upload of the photo is under way. */
    private static final Set<Integer> AGAIN = Set.of(308, 408, 409, 429, 500, 502, 503, 504, 507);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final String gateway;
    private final String token;
    private final int batchSize;
    private final Set<String> reports = ConcurrentHashMap.newKeySet();
    private final Set<String> photos = ConcurrentHashMap.newKeySet();
    private final Queue<Long> nanos = new ConcurrentLinkedQueue<>();
    private final Map<String, AtomicInteger> refusals = new ConcurrentSkipListMap<>();
    private final AtomicInteger cuts = new AtomicInteger();

    /** @param batchSize how many reports a phone sends before their photos */
    FieldPhones(String gateway, String token, int batchSize) {
        this.gateway = gateway;
        this.token = token;
        this.batchSize = batchSize;
    }

    /** What was answered with success. */
    record Acknowledged(Set<String> reports, Set<String> photos) {}

    Acknowledged acknowledged() {
        return new Acknowledged(Set.copyOf(reports), Set.copyOf(photos));
    }

    int countAcknowledged() {
        return reports.size() + photos.size();
    }

    /** How long each request took that was answered with success, in order of length. */
    List<Long> sortedNanos() {
        return nanos.stream().sorted().toList();
    }

    int cuts() {
        return cuts.get();
    }

    /** What wasn't answered with success, and how often: status and type of problem, or the kind of broken connection. */
    Map<String, Integer> refusals() {
        return refusals.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().get()));
    }

    /** Each was a problem document that says what to do, and none was an error of the program's own. */
    boolean isEachRefusalClear() {
        return refusals.keySet().stream().noneMatch(refusal -> refusal.endsWith(UNCLEAR) || refusal.startsWith("500"));
    }

    /** How many answers began so. */
    int refusals(String beginning) {
        return refusals.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(beginning))
                .mapToInt(entry -> entry.getValue().get())
                .sum();
    }

    /** Returns when the platform has acknowledged everything; the answer is how many seconds that took. */
    double send(FieldDay day, long seed) throws InterruptedException, ExecutionException {
        var began = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var phones = new ArrayList<Future<?>>();
            for (int phone = 0; phone < day.queues().size(); phone++) {
                var queue = day.queues().get(phone);
                var random = new Random(seed + phone);
                phones.add(threads.submit(() -> {
                    empty(queue, random);
                    return null;
                }));
            }
            try {
                for (var phone : phones) {
                    phone.get();
                }
            } catch (ExecutionException failed) {
                threads.shutdownNow();
                throw failed;
            }
        }
        return (System.nanoTime() - began) / 1e9;
    }

    private void empty(List<Report> queue, Random random) throws IOException, InterruptedException {
        for (int from = 0; from < queue.size(); from += batchSize) {
            var batch = queue.subList(from, Math.min(queue.size(), from + batchSize));
            sendReports(batch, random, Set.of("ACCEPTED", "DUPLICATE"));
            for (var report : batch) {
                for (var photo : report.photos()) {
                    send(random, "PUT", "/api/v1/photos/" + photo.sha256(), photo.bytes(), "image/jpeg");
                    photos.add(photo.sha256());
                }
            }
        }
        var again = queue.stream().filter(_ -> random.nextDouble() < TWICE).toList();
        if (!again.isEmpty()) {
            sendReports(again, random, Set.of("DUPLICATE"));
        }
    }

    private void sendReports(List<Report> batch, Random random, Set<String> expected)
            throws IOException, InterruptedException {
        var body = "{\"reports\": [" + batch.stream().map(Report::json).collect(Collectors.joining(",")) + "]}";
        var answer = send(
                random,
                "POST",
                "/api/v1/site-reports/batch",
                body.getBytes(StandardCharsets.UTF_8),
                "application/json");
        var outcomes = JsonMapper.shared().readTree(answer.body()).get("outcomes");
        if (outcomes.size() != batch.size()) {
            throw new IllegalStateException("%d outcomes of %d reports".formatted(outcomes.size(), batch.size()));
        }
        for (int n = 0; n < batch.size(); n++) {
            var id = batch.get(n).id();
            if (!outcomes.get(n).get("reportId").stringValue().equals(id)
                    || !expected.contains(outcomes.get(n).get("outcome").stringValue())) {
                throw new IllegalStateException("Report %s, expected %s: %s".formatted(id, expected, outcomes.get(n)));
            }
            reports.add(id);
        }
    }

    private HttpResponse<String> send(Random random, String method, String path, byte[] body, String type)
            throws IOException, InterruptedException {
        if (random.nextDouble() < CUT) {
            cuts.incrementAndGet();
            try {
                http.send(request(path, type).method(method, cutOff(body)).build(), BodyHandlers.discarding());
            } catch (IOException _) {
                // As meant.
            }
        }
        var patience = System.nanoTime() + PATIENCE.toNanos();
        for (int attempt = 1; ; attempt++) {
            var began = System.nanoTime();
            String refusal;
            try {
                var whole = BodyPublishers.ofByteArray(body);
                var answer = http.send(request(path, type).method(method, whole).build(), BodyHandlers.ofString());
                if (answer.statusCode() < 300) {
                    nanos.add(System.nanoTime() - began);
                    return answer;
                }
                refusal = refusal(answer);
                if (!AGAIN.contains(answer.statusCode())) {
                    throw new IllegalStateException("%s %s: %s %s".formatted(method, path, refusal, answer.body()));
                }
            } catch (IOException broken) {
                refusal = broken.getClass().getSimpleName();
            }
            refusals.computeIfAbsent(refusal, _ -> new AtomicInteger()).incrementAndGet();
            if (System.nanoTime() > patience) {
                throw new IllegalStateException(
                        "%s %s: still %s after %d tries".formatted(method, path, refusal, attempt));
            }
            TimeUnit.MILLISECONDS.sleep(Math.min(LONGEST_PAUSE.toMillis(), 200L * attempt));
        }
    }

    /** As in {@code 503 store-unavailable}; {@code 503 unclear} when it isn't a problem document. */
    private static String refusal(HttpResponse<String> answer) {
        if (answer.statusCode() == 308) {
            return "308 held in part";
        }
        var isProblem = answer.headers()
                .firstValue("content-type")
                .filter(type -> type.startsWith("application/problem+json"))
                .isPresent();
        if (!isProblem) {
            return answer.statusCode() + UNCLEAR;
        }
        JsonNode type = JsonMapper.shared().readTree(answer.body()).path("type");
        var name = type.asString("");
        return answer.statusCode() + " "
                + name.substring(name.lastIndexOf('/') + 1).replaceFirst("^.*:", "");
    }

    private HttpRequest.Builder request(String path, String type) {
        return HttpRequest.newBuilder(URI.create(gateway + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", type);
    }

    /** The first half of the body, announced as the whole, and then the end of the connection. */
    private static BodyPublisher cutOff(byte[] body) {
        var half = new ByteArrayInputStream(body, 0, body.length / 2);
        return BodyPublishers.fromPublisher(
                BodyPublishers.ofInputStream(() -> new InputStream() {
                    @Override
                    public int read() throws IOException {
                        int next = half.read();
                        if (next < 0) {
                            throw new IOException("cut off");
                        }
                        return next;
                    }
                }),
                body.length);
    }
}
