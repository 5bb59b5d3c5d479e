package city.renewal.project.bench;

import city.renewal.local.mongod.StoreChoice;
import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClients;
import com.mongodb.client.gridfs.GridFSBuckets;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Phones that were offline for a day send what they gathered, all at once, through the gateway of a platform of its own: 50
 * reports each with 2 photos; a tenth of the requests is cut off in the middle and repeated, and every tenth report is sent
 * twice. Afterwards every receipt is asked for and every report counted. Beside it, the same photos are inserted into the
 * same store by a bare GridFS bucket, by as many writers.
 *
 * <p>With {@code --faults}, {@link FieldFaults} instead. Options, each with a value: {@code --phones}, {@code --reports}
 * (of each phone), {@code --seed}, {@code --port}, {@code --data} (a folder that doesn't exist or is empty; it is removed at
 * the end), {@code --build} as of {@code ./renewal up}.
 */
public final class FieldBench {
    private static final Set<String> OPTIONS = Set.of("--phones", "--reports", "--seed", "--port", "--data", "--build");
    private static final int WARM_UP_PHONES = 8;
    private static final int WARM_UP_REPORTS = 10;
    private static final int WRITERS = 32;
    /** A seed farther away than there are phones makes none of their reports again. */
    private static final int OTHER_REPORTS = 1_000;

    private final int phones;
    private final int each;
    private final long seed;

    private FieldBench(int phones, int each, long seed) {
        this.phones = phones;
        this.each = each;
        this.seed = seed;
    }

    public static void main(String[] arguments) throws Exception {
        var words = new ArrayList<>(List.of(arguments));
        var hasFaults = words.remove("--faults");
        var options = options(words);
        var bench = new FieldBench(
                number(options, "--phones", hasFaults ? 40 : 200),
                number(options, "--reports", hasFaults ? 20 : 50),
                Long.parseLong(options.getOrDefault("--seed", String.valueOf(System.nanoTime()))));
        System.out.printf(
                "%d phones, %d reports each, %d photos a report, seed %d%n",
                bench.phones, bench.each, FieldDay.PHOTOS, bench.seed);
        var port = number(options, "--port", 18966);
        var further = options.containsKey("--build") ? List.of("--build", options.get("--build")) : List.<String>of();
        var data = folder(options.get("--data"));
        var isWhole = false;
        try {
            isWhole = hasFaults ? bench.faults(data, port, further) : bench.load(data, port, further);
        } finally {
            remove(data);
        }
        if (!isWhole) {
            System.out.println("Something was lost, was there twice, or was told wrongly");
            System.exit(1);
        }
    }

    private boolean load(Path data, int port, List<String> further) throws Exception {
        try (var platform = FieldPlatform.start(data, port, further)) {
            var holdings = new FieldHoldings(platform);
            var warmUp = FieldDay.gathered(WARM_UP_PHONES, WARM_UP_REPORTS, seed + OTHER_REPORTS);
            var day = FieldDay.gathered(phones, each, seed);
            holdings.expect(warmUp);
            holdings.expect(day);
            new FieldPhones(platform.gateway(), platform.token("reporter"), WARM_UP_REPORTS).send(warmUp, seed + 1);
            System.out.println("warmed up; sending");
            var senders = new FieldPhones(platform.gateway(), platform.token("reporter"), each);
            double seconds = senders.send(day, seed);
            print(day, senders, seconds);
            var acknowledged = senders.acknowledged();
            var found = holdings.find(day);
            var held = found.of(acknowledged);
            System.out.printf(
                    "%d of %d receipts say COMPLETE; of %d reports and %d photos acknowledged, %d and %d are there, %d"
                            + " reports twice; %d of %d nodes name their latest report%n",
                    found.receipts(),
                    day.reports().size(),
                    acknowledged.reports().size(),
                    acknowledged.photos().size(),
                    held.reports().size(),
                    held.photos().size(),
                    found.twice(),
                    found.nodes(),
                    holdings.countNodes());
            double bare = bareGridFs(day, platform.databaseBeside());
            System.out.printf(
                    "a bare GridFS insert of the same photos: %.1f s; ratio of the whole to it: %.1f%n",
                    bare, seconds / bare);
            return held.reports().size() == day.reports().size()
                    && held.photos().size() == day.photos().size()
                    && found.twice() == 0
                    && found.receipts() == day.reports().size()
                    && found.nodes() == holdings.countNodes();
        }
    }

    private boolean faults(Path data, int port, List<String> further) throws Exception {
        // A mongod ends on a full disk; the embedded store refuses what it can't keep.
        var disk = StoreChoice.of(System.getenv()) instanceof StoreChoice.Embedded
                ? FieldDisk.mount(data.resolve("store"))
                : Optional.<FieldDisk>empty();
        try (var platform = FieldPlatform.start(data, port, further)) {
            return new FieldFaults(platform, disk.orElse(null), phones, each, seed).run();
        } finally {
            if (disk.isPresent()) {
                disk.get().close();
            }
        }
    }

    private static void print(FieldDay day, FieldPhones senders, double seconds) {
        var sorted = senders.sortedNanos();
        System.out.printf(
                "%d reports and %d photos (%.1f MB) in %.1f s: %.0f reports/s, %.0f requests/s; p50 %.0f ms, p99 %.0f"
                        + " ms; %d requests cut off; not answered with success: %s%n",
                day.reports().size(),
                day.photos().size(),
                day.bytes() / 1e6,
                seconds,
                day.reports().size() / seconds,
                sorted.size() / seconds,
                sorted.get(sorted.size() / 2) / 1e6,
                sorted.get(sorted.size() * 99 / 100) / 1e6,
                senders.cuts(),
                senders.refusals());
    }

    private static double bareGridFs(FieldDay day, String uri) throws Exception {
        var address = new ConnectionString(uri);
        var settings = MongoClientSettings.builder()
                .applyConnectionString(address)
                .writeConcern(WriteConcern.MAJORITY)
                .retryWrites(false)
                .build();
        try (var client = MongoClients.create(settings);
                var writers = Executors.newFixedThreadPool(WRITERS)) {
            var bucket = GridFSBuckets.create(client.getDatabase(Objects.requireNonNull(address.getDatabase())));
            var began = System.nanoTime();
            var written = new ArrayList<Future<?>>();
            for (var queue : day.queues()) {
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

    private static Map<String, String> options(List<String> words) {
        var options = new HashMap<String, String>();
        for (int n = 0; n < words.size(); n += 2) {
            if (!OPTIONS.contains(words.get(n)) || n + 1 == words.size()) {
                System.err.println("renewal bench field: expected --faults or one of %s with a value, but found '%s'"
                        .formatted(OPTIONS.stream().sorted().toList(), words.get(n)));
                System.exit(2);
            }
            options.put(words.get(n), words.get(n + 1));
        }
        return options;
    }

    private static int number(Map<String, String> options, String name, int otherwise) {
        return Integer.parseInt(options.getOrDefault(name, String.valueOf(otherwise)));
    }

    private static Path folder(@Nullable String given) throws IOException {
        if (given == null) {
            return Files.createTempDirectory("renewal-bench-");
        }
        var folder = Files.createDirectories(Path.of(given).toAbsolutePath());
        try (var files = Files.list(folder)) {
            if (files.findAny().isPresent()) {
                throw new IOException("'%s' isn't empty, and would be removed at the end".formatted(folder));
            }
        }
        return folder;
    }

    private static void remove(Path data) throws IOException {
        try (var files = Files.walk(data)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
