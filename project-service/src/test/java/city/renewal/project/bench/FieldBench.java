package city.renewal.project.bench;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClients;
import com.mongodb.client.gridfs.GridFSBuckets;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/**
 * Phones that were offline for a day send what they gathered, all at once, through the gateway of a platform of its own: 50
 * reports each with 2 photos; a tenth of the requests is cut off in the middle and repeated, and every tenth report is sent
 * twice. Afterwards every receipt is asked for and every report counted. Beside it, the same photos are inserted into the
 * same store by a bare GridFS bucket, by as many writers.
 *
 * <p>Arguments: phones (200), reports a phone (50), seed.
 */
public final class FieldBench {
    private static final String PORT = "18966";
    private static final String GATEWAY = "http://127.0.0.1:" + PORT;
    private static final int PHOTOS = 2;
    private static final double CUT = 0.1;
    private static final Instant DAY = Instant.parse("2023-06-29T00:00:00Z");

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final Queue<Long> nanos = new ConcurrentLinkedQueue<>();
    private final AtomicInteger cuts = new AtomicInteger();
    private final AtomicInteger repeats = new AtomicInteger();
    private final String reporter;

    private FieldBench(String reporter) {
        this.reporter = reporter;
    }

    private record Photo(String sha256, byte[] bytes) {}

    private record Report(String id, int node, Instant observedAt, List<Photo> photos) {
        String json() {
            return ("{\"reportId\": \"%s\", \"projectId\": \"bench\", \"nodeId\": \"n%d\", \"observedAt\": \"%s\","
                            + " \"progressPercent\": 10, \"photos\": [%s]}")
                    .formatted(
                            id,
                            node,
                            observedAt,
                            photos.stream()
                                    .map(photo -> "\"" + photo.sha256() + "\"")
                                    .collect(Collectors.joining(",")));
        }
    }

    public static void main(String[] arguments) throws Exception {
        int phones = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
        int each = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 50;
        long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : System.nanoTime();
        System.out.printf("%d phones, %d reports each, %d photos a report, seed %d%n", phones, each, PHOTOS, seed);
        var queues = gathered(phones, each, seed);
        var data = Files.createTempDirectory("renewal-bench-");
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
                data.toString());
        try {
            var bench = new FieldBench(renewal("token", "reporter", "--data", data.toString()));
            bench.prepare(
                    renewal("token", "admin", "--data", data.toString()),
                    renewal("token", "commander", "--data", data.toString()));
            bench.send(gathered(8, 10, seed + 1), seed);
            bench.forget();
            System.out.println("warmed up; sending");
            double seconds = bench.send(queues, seed);
            bench.print(queues, seconds);
            bench.expectAll(queues);
            double bare = bareGridFs(queues, storeOf(data));
            System.out.printf(
                    "a bare GridFS insert of the same photos: %.1f s; ratio of the whole to it: %.1f%n",
                    bare, seconds / bare);
        } finally {
            renewal("down", "--data", data.toString());
        }
    }

    private void forget() {
        nanos.clear();
        cuts.set(0);
        repeats.set(0);
    }

    private void prepare(String admin, String commander) throws Exception {
        expect(call(admin, "POST", "/api/v1/programmes", """
            {"programmeId": "bench", "name": "bench", "year": 2023, "area": "370212",
             "fields": [{"fieldId": "f1", "name": "f1"}], "headquarters": []}\
            """, null));
        var project = expect(call(commander, "POST", "/api/v1/projects", """
            {"projectId": "bench", "programme": "bench", "name": "b", "field": "f1", "area": "370212",
             "unit": {"unitId": "u1", "name": "u1"},
             "totalInvestment": {"amount": "1.00", "currency": "CNY"},
             "plannedThisYear": {"amount": "1.00", "currency": "CNY"}}\
            """, null));
        var nodes = IntStream.range(0, 50).mapToObj("""
            {"nodeId": "n%d", "name": "n", "durationDays": 10,
             "responsibility": {"owner": {"personId": "p-owner", "name": "o"}, "unit": {"unitId": "u1", "name": "u1"}}}\
            """::formatted).collect(Collectors.joining(","));
        expect(call(
                commander,
                "PUT",
                "/api/v1/projects/bench/plan",
                "{\"anchor\": {\"finishBy\": \"2023-12-31\"}, \"goals\": [], \"nodes\": [" + nodes + "]}",
                project.headers().firstValue("ETag").orElseThrow()));
    }

    /** What the phones hold; no two photos are alike. */
    private static List<List<Report>> gathered(int phones, int each, long seed) throws Exception {
        try (var pool = Executors.newFixedThreadPool(2)) {
            var queues = new ArrayList<Future<List<Report>>>();
            for (int phone = 0; phone < phones; phone++) {
                var random = new Random(seed * 31 + phone);
                queues.add(pool.submit(() -> reports(random, each)));
            }
            var all = new ArrayList<List<Report>>();
            for (var queue : queues) {
                all.add(queue.get());
            }
            return all;
        }
    }

    private static List<Report> reports(Random random, int each) throws Exception {
        var reports = new ArrayList<Report>();
        for (int n = 0; n < each; n++) {
            var photos = new ArrayList<Photo>();
            for (int photo = 0; photo < PHOTOS; photo++) {
                photos.add(photo(random));
            }
            var observedAt = DAY.plusSeconds(600L * n + random.nextInt(600));
            reports.add(
                    new Report(new UUID(random.nextLong(), random.nextLong()).toString(), n % 50, observedAt, photos));
        }
        return reports;
    }

    private static Photo photo(Random random) throws Exception {
        var image = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
        var g = image.createGraphics();
        for (int x = 0; x < 320; x += 40) {
            for (int y = 0; y < 240; y += 40) {
                g.setColor(new Color(random.nextInt(0x1000000)));
                g.fillRect(x, y, 40, 40);
            }
        }
        g.dispose();
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", out);
        var bytes = out.toByteArray();
        return new Photo(
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)), bytes);
    }

    private double send(List<List<Report>> queues, long seed) throws Exception {
        var began = System.nanoTime();
        try (var phones = Executors.newVirtualThreadPerTaskExecutor()) {
            var sent = new ArrayList<Future<?>>();
            for (int phone = 0; phone < queues.size(); phone++) {
                var queue = queues.get(phone);
                var random = new Random(seed + phone);
                sent.add(phones.submit(() -> {
                    empty(queue, random);
                    return null;
                }));
            }
            for (var phone : sent) {
                phone.get();
            }
        }
        return (System.nanoTime() - began) / 1e9;
    }

    private void empty(List<Report> queue, Random random) throws Exception {
        var batch = "{\"reports\": [" + queue.stream().map(Report::json).collect(Collectors.joining(",")) + "]}";
        timed(random, "POST", "/api/v1/site-reports/batch", batch.getBytes(StandardCharsets.UTF_8), "application/json");
        for (var report : queue) {
            for (var photo : report.photos()) {
                timed(random, "PUT", "/api/v1/photos/" + photo.sha256(), photo.bytes(), "image/jpeg");
            }
        }
        var again = "{\"reports\": ["
                + queue.stream()
                        .filter(_ -> random.nextInt(10) == 0)
                        .map(Report::json)
                        .collect(Collectors.joining(","))
                + "]}";
        if (again.contains("reportId")) {
            timed(
                    random,
                    "POST",
                    "/api/v1/site-reports/batch",
                    again.getBytes(StandardCharsets.UTF_8),
                    "application/json");
        }
    }

    /** Sends until it is answered with success; a part of the first tries is cut off in the middle of the body. */
    private void timed(Random random, String method, String path, byte[] body, String type) throws Exception {
        if (random.nextDouble() < CUT) {
            cuts.incrementAndGet();
            try {
                http.send(
                        request(method, path, type).method(method, cutOff(body)).build(), BodyHandlers.discarding());
            } catch (IOException _) {
                // As meant.
            }
        }
        for (int attempt = 1; ; attempt++) {
            var began = System.nanoTime();
            try {
                var answer = http.send(
                        request(method, path, type)
                                .method(method, BodyPublishers.ofByteArray(body))
                                .build(),
                        BodyHandlers.ofString());
                if (answer.statusCode() < 300) {
                    nanos.add(System.nanoTime() - began);
                    return;
                }
                if (answer.statusCode() < 429 || attempt == 20) {
                    throw new IllegalStateException(
                            method + " " + path + ": " + answer.statusCode() + " " + answer.body());
                }
            } catch (IOException broken) {
                if (attempt == 20) {
                    throw broken;
                }
            }
            repeats.incrementAndGet();
            TimeUnit.MILLISECONDS.sleep(200L * attempt);
        }
    }

    private static HttpRequest.BodyPublisher cutOff(byte[] body) {
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

    private HttpRequest.Builder request(String method, String path, String type) {
        return HttpRequest.newBuilder(URI.create(GATEWAY + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + reporter)
                .header("Content-Type", type);
    }

    private void print(List<List<Report>> queues, double seconds) {
        var sorted = nanos.stream().sorted().toList();
        long reports = queues.stream().mapToLong(List::size).sum();
        long bytes = queues.stream()
                .flatMap(List::stream)
                .flatMap(report -> report.photos().stream())
                .mapToLong(photo -> photo.bytes().length)
                .sum();
        System.out.printf(
                "%d reports and %d photos (%.0f MB) in %.1f s: %.0f reports/s, %.0f requests/s; p50 %.0f ms, p99 %.0f"
                        + " ms; %d requests cut off, %d repeated after an error%n",
                reports,
                reports * PHOTOS,
                bytes / 1e6,
                seconds,
                reports / seconds,
                sorted.size() / seconds,
                sorted.get(sorted.size() / 2) / 1e6,
                sorted.get(sorted.size() * 99 / 100) / 1e6,
                cuts.get(),
                repeats.get());
    }

    /** Every receipt says COMPLETE, and the list holds each report once. */
    private void expectAll(List<List<Report>> queues) throws Exception {
        var patience = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        for (var queue : queues) {
            var ids = queue.stream().map(report -> "\"" + report.id() + "\"").collect(Collectors.joining(","));
            while (true) {
                var receipt = expect(call(
                                reporter,
                                "POST",
                                "/api/v1/site-reports/status",
                                "{\"reportIds\": [" + ids + "]}",
                                null))
                        .body();
                int complete = count(receipt, "\"COMPLETE\"");
                if (complete == queue.size()) {
                    break;
                }
                if (System.nanoTime() > patience) {
                    throw new IllegalStateException(
                            "Only %d of %d are complete: %s".formatted(complete, queue.size(), receipt));
                }
                TimeUnit.MILLISECONDS.sleep(200);
            }
        }
        int listed = 0;
        String cursor = "";
        do {
            var page = expect(call(reporter, "GET", "/api/v1/site-reports?project=bench&limit=500" + cursor, "", null))
                    .body();
            listed += count(page, "\"receivedAt\"");
            var next = Pattern.compile("\"next\":\"([^\"]+)\"").matcher(page);
            cursor = next.find() ? "&cursor=" + next.group(1) : "";
        } while (!cursor.isEmpty());
        long sent = queues.stream().mapToLong(List::size).sum() + 80;
        System.out.printf("every receipt says COMPLETE; %d reports are listed, %d were sent%n", listed, sent);
        if (listed != sent) {
            throw new IllegalStateException("Lost or doubled");
        }
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    private static double bareGridFs(List<List<Report>> queues, String uri) throws Exception {
        var settings = MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri))
                .writeConcern(WriteConcern.MAJORITY)
                .retryWrites(false)
                .build();
        try (var client = MongoClients.create(settings);
                var writers = Executors.newFixedThreadPool(32)) {
            var bucket = GridFSBuckets.create(client.getDatabase("bench"));
            var began = System.nanoTime();
            var written = new ArrayList<Future<?>>();
            for (var queue : queues) {
                written.add(writers.submit(() -> queue.forEach(report -> report.photos()
                        .forEach(photo ->
                                bucket.uploadFromStream(photo.sha256(), new ByteArrayInputStream(photo.bytes()))))));
            }
            for (var writer : written) {
                writer.get();
            }
            return (System.nanoTime() - began) / 1e9;
        }
    }

    private static String storeOf(Path data) throws Exception {
        var given = System.getenv("MONGODB_URI");
        if (given != null) {
            return given;
        }
        var status = renewal("status", "--json", "--data", data.toString());
        var port =
                Pattern.compile("\"name\": *\"store\"[^}]*?\"port\": *([0-9]+)").matcher(status);
        if (!port.find()) {
            throw new IllegalStateException("No store in " + status);
        }
        return "mongodb://127.0.0.1:" + port.group(1);
    }

    private HttpResponse<String> call(String token, String method, String path, String body, String ifMatch)
            throws Exception {
        var request = HttpRequest.newBuilder(URI.create(GATEWAY + path))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body));
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> expect(HttpResponse<String> answer) {
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(answer.uri() + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer;
    }

    private static String renewal(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add("./renewal");
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(10, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new IllegalStateException(command + " failed: " + printed);
        }
        return arguments[0].equals("status")
                ? printed
                : printed.lines().reduce((_, last) -> last).orElse("").strip();
    }
}
