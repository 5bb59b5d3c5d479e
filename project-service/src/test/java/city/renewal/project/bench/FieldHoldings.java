package city.renewal.project.bench;

import city.renewal.project.bench.FieldDay.Report;
import city.renewal.project.bench.FieldPhones.Acknowledged;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What the platform holds after phones have sent: each report and photo that it acknowledged, once, and what follows from it. */
final class FieldHoldings {
    private static final int AT_ONCE = 500;
    private static final int READERS = 8;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final FieldPlatform platform;
    private final List<Report> sent = new ArrayList<>();

    FieldHoldings(FieldPlatform platform) {
        this.platform = platform;
    }

    /**
     * @param reports the ids of the reports that are listed
     * @param photos the hashes of those of the day's photos that are there byte for byte
     * @param twice how many reports are listed that are listed already
     * @param receipts how many of the day's receipts say {@code COMPLETE}
     * @param nodes how many nodes' rows name the latest observation that was sent
     */
    record Found(Set<String> reports, Set<String> photos, int twice, int receipts, int nodes) {
        /** How much is there of what was acknowledged. */
        Acknowledged of(Acknowledged acknowledged) {
            return new Acknowledged(common(reports, acknowledged.reports()), common(photos, acknowledged.photos()));
        }

        private static Set<String> common(Set<String> one, Set<String> other) {
            return one.stream().filter(other::contains).collect(Collectors.toUnmodifiableSet());
        }
    }

    /** To be told of everything before it is sent. */
    void expect(FieldDay day) {
        sent.addAll(day.reports());
    }

    /** How many nodes have been reported on. */
    int countNodes() {
        return latest().size();
    }

    /** Waits until the receipts and the rows say what they should, a few minutes at most, and looks. */
    Found find(FieldDay day) throws IOException, InterruptedException, ExecutionException {
        var receipts = awaitReceipts(day);
        var nodes = awaitNodes();
        var listed = listed();
        var different = Set.copyOf(listed);
        return new Found(different, photos(day), listed.size() - different.size(), receipts, nodes);
    }

    /** Read as evidence, which is the very bytes. */
    private Set<String> photos(FieldDay day) throws IOException, InterruptedException, ExecutionException {
        platform.token("supervisor");
        try (var readers = Executors.newFixedThreadPool(READERS)) {
            var pending = new HashMap<String, Future<byte[]>>();
            for (var photo : day.photos()) {
                var path = "/api/v1/photos/" + photo.sha256() + "?original=true";
                pending.put(photo.sha256(), readers.submit(() -> platform.bytes("supervisor", path)));
            }
            var there = new HashSet<String>();
            for (var photo : day.photos()) {
                if (Arrays.equals(pending.get(photo.sha256()).get(), photo.bytes())) {
                    there.add(photo.sha256());
                }
            }
            return there;
        }
    }

    private int awaitReceipts(FieldDay day) throws IOException, InterruptedException {
        var ids = day.reports().stream().map(Report::id).toList();
        var patience = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            int complete = 0;
            for (int from = 0; from < ids.size(); from += AT_ONCE) {
                complete += receipts(ids.subList(from, Math.min(ids.size(), from + AT_ONCE)));
            }
            if (complete == ids.size() || System.nanoTime() > patience) {
                return complete;
            }
            TimeUnit.MILLISECONDS.sleep(500);
        }
    }

    private int receipts(List<String> ids) throws IOException, InterruptedException {
        var asked =
                ids.stream().map(id -> "\"" + id + "\"").collect(Collectors.joining(",", "{\"reportIds\": [", "]}"));
        var answered =
                platform.post("reporter", "/api/v1/site-reports/status", asked).get("reports");
        var complete = new HashSet<String>();
        for (var receipt : answered) {
            if (receipt.get("state").stringValue().equals("COMPLETE")
                    && receipt.get("missingPhotos").isEmpty()) {
                complete.add(receipt.get("reportId").stringValue());
            }
        }
        complete.retainAll(Set.copyOf(ids));
        return complete.size();
    }

    private List<String> listed() throws IOException, InterruptedException {
        var ids = new ArrayList<String>();
        for (int project = 0; project < FieldDay.PROJECTS; project++) {
            var path = "/api/v1/site-reports?project=" + FieldDay.project(project) + "&limit=" + AT_ONCE;
            for (var cursor = ""; cursor != null; ) {
                var page = platform.get("reporter", path + cursor);
                page.get("items")
                        .forEach(report -> ids.add(report.get("reportId").stringValue()));
                var next = page.get("next");
                cursor = next.isNull() ? null : "&cursor=" + next.stringValue();
            }
        }
        return ids;
    }

    /** What the progress service has made of the reports: it heard of every one when each node names its latest. */
    private int awaitNodes() throws IOException, InterruptedException {
        var latest = latest();
        var patience = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            int right = 0;
            for (int project = 0; project < FieldDay.PROJECTS; project++) {
                right += countLatest(FieldDay.project(project), latest);
            }
            if (right == latest.size() || System.nanoTime() > patience) {
                return right;
            }
            TimeUnit.MILLISECONDS.sleep(500);
        }
    }

    private int countLatest(String project, Map<String, Instant> latest) throws IOException, InterruptedException {
        int right = 0;
        for (var node : platform.get("commander", "/api/v1/projects/" + project + "/schedule")
                .get("nodes")) {
            right += isLatest(project, node, latest) ? 1 : 0;
        }
        return right;
    }

    private static boolean isLatest(String project, JsonNode node, Map<String, Instant> latest) {
        var expected = latest.get(project + "/" + node.get("nodeId").stringValue());
        var shown = node.path("lastReportedAt");
        return expected != null
                && shown.isString()
                && OffsetDateTime.parse(shown.stringValue()).toInstant().equals(expected);
    }

    private Map<String, Instant> latest() {
        var latest = new HashMap<String, Instant>();
        for (var report : sent) {
            latest.merge(
                    report.project() + "/" + report.node(),
                    report.observedAt(),
                    (one, other) -> one.isAfter(other) ? one : other);
        }
        return latest;
    }
}
