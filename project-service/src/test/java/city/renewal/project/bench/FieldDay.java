package city.renewal.project.bench;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;

/**
 * What phones gathered in a day without a signal: a queue a phone, reports of five nodes of one project with photos of which no
 * two are alike. Ten phones report on each of the projects of a programme of twenty.
 */
record FieldDay(List<List<Report>> queues) {
    static final int PROJECTS = 20;
    static final int NODES = 50;
    private static final int NODES_OF_A_PHONE = 5;
    static final int PHOTOS = 2;

    private static final Instant MORNING = Instant.parse("2023-06-29T00:00:00Z");
    private static final int WIDTH = 320;
    private static final int HEIGHT = 240;
    private static final int PATCH = 40;

    record Photo(String sha256, byte[] bytes) {}

    /** The id of one of the {@link #PROJECTS} projects. */
    static String project(int number) {
        return "bench-" + number % PROJECTS;
    }

    record Report(String id, String project, String node, Instant observedAt, List<Photo> photos) {
        String json() {
            return """
                    {"reportId": "%s", "projectId": "%s", "nodeId": "%s", "observedAt": "%s",
                     "progressPercent": 10, "photos": [%s]}\
                    """.formatted(
                    id,
                    project,
                    node,
                    observedAt,
                    photos.stream().map(photo -> "\"" + photo.sha256() + "\"").collect(Collectors.joining(",")));
        }
    }

    static FieldDay gathered(int phones, int each, long seed) throws InterruptedException, ExecutionException {
        try (var pool = Executors.newFixedThreadPool(2)) {
            var pending = new ArrayList<Future<List<Report>>>();
            for (int phone = 0; phone < phones; phone++) {
                var random = new Random(seed * 31 + phone);
                int number = phone;
                pending.add(pool.submit(() -> reports(number, random, each)));
            }
            var queues = new ArrayList<List<Report>>();
            for (var queue : pending) {
                queues.add(queue.get());
            }
            return new FieldDay(queues);
        }
    }

    List<Report> reports() {
        return queues.stream().flatMap(List::stream).toList();
    }

    List<Photo> photos() {
        return reports().stream().flatMap(report -> report.photos().stream()).toList();
    }

    long bytes() {
        return photos().stream().mapToLong(photo -> photo.bytes().length).sum();
    }

    private static List<Report> reports(int phone, Random random, int each)
            throws IOException, NoSuchAlgorithmException {
        var reports = new ArrayList<Report>();
        for (int n = 0; n < each; n++) {
            var photos = new ArrayList<Photo>();
            for (int photo = 0; photo < PHOTOS; photo++) {
                photos.add(photo(random));
            }
            var observedAt = MORNING.plusSeconds(600L * n + random.nextInt(600));
            var node = "n" + (phone / PROJECTS * NODES_OF_A_PHONE + n % NODES_OF_A_PHONE) % NODES;
            reports.add(new Report(id(observedAt, random), project(phone), node, observedAt, photos));
        }
        return reports;
    }

    /** UUID of version 7, as the page for the phone makes it. */
    private static String id(Instant at, Random random) {
        long high = (at.toEpochMilli() << 16) | 0x7000 | random.nextInt(0x1000);
        long low = (random.nextLong() >>> 2) | 0x8000_0000_0000_0000L;
        return new UUID(high, low).toString();
    }

    private static Photo photo(Random random) throws IOException, NoSuchAlgorithmException {
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        for (int x = 0; x < WIDTH; x += PATCH) {
            for (int y = 0; y < HEIGHT; y += PATCH) {
                graphics.setColor(new Color(random.nextInt(0x1000000)));
                graphics.fillRect(x, y, PATCH, PATCH);
            }
        }
        graphics.dispose();
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", out);
        return new Photo(sha256(out.toByteArray()), out.toByteArray());
    }

    static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
