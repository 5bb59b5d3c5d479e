package city.renewal.acceptance;

import city.renewal.acceptance.Workload.ExpectedProject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** Compares the platform's state with the expected one, and returns a sentence for every difference. */
final class Audit {
    private final Platform platform;
    private final String programme;

    Audit(Platform platform, String programme) {
        this.platform = platform;
        this.programme = programme;
    }

    /** The differences in the lists, the alerts and the topic. */
    List<String> differences(Map<String, ExpectedProject> promised) throws IOException, InterruptedException {
        var found = new ArrayList<String>();
        var rows = new TreeMap<String, Map<String, JsonNode>>();
        for (var row : platform.as("commander").all("/api/v1/deadlines?programme=" + programme)) {
            var nodes = rows.computeIfAbsent(text(row, "projectId"), _ -> new HashMap<>());
            if (nodes.put(text(row, "nodeId"), row) != null) {
                found.add("%s/%s stands twice".formatted(text(row, "projectId"), text(row, "nodeId")));
            }
        }
        promised.forEach((project, owed) -> compare(project, owed, rows.getOrDefault(project, Map.of()), found));
        alerts(rows, found);
        facts(rows, found);
        return found;
    }

    private static void compare(String project, ExpectedProject owed, Map<String, JsonNode> rows, List<String> found) {
        if (rows.size() != 3) {
            found.add("%s has %d rows instead of 3".formatted(project, rows.size()));
            return;
        }
        var late = rows.get("late");
        var expected = owed.lateDone() ? "DONE_LATE" : "OVERDUE";
        if (!text(late, "standing").equals(expected)) {
            found.add("%s/late is %s instead of %s".formatted(project, text(late, "standing"), expected));
        }
        var progress = rows.get("next").path("progressPercent");
        if (owed.progress() != null && progress.intValue(-1) != owed.progress()) {
            found.add("%s/next is at %s instead of %d".formatted(project, progress, owed.progress()));
        }
    }

    /** Every node that was overdue has its one alert, and no other node has one. */
    private void alerts(Map<String, Map<String, JsonNode>> rows, List<String> found)
            throws IOException, InterruptedException {
        var alerts = new HashMap<String, Integer>();
        for (var alert : platform.as("commander").all("/api/v1/alerts?programme=" + programme)) {
            alerts.merge(text(alert, "projectId") + "/" + text(alert, "nodeId"), 1, Integer::sum);
        }
        rows.forEach((project, nodes) -> nodes.forEach((node, row) -> {
            var count = alerts.getOrDefault(project + "/" + node, 0);
            var standing = text(row, "standing");
            // A node that was done before the service looked at it may have had no moment of being overdue.
            var isRight = standing.equals("OVERDUE")
                    ? count == 1
                    : count == 0 || (standing.equals("DONE_LATE") && count == 1);
            if (!isRight) {
                found.add("%s/%s is %s and has %d alerts".formatted(project, node, standing, count));
            }
        }));
    }

    /** First occurrences of each project's facts stand in the order of their numbers, without a gap, and each is applied. */
    private void facts(Map<String, Map<String, JsonNode>> rows, List<String> found) {
        var last = new HashMap<String, Long>();
        var seen = new HashSet<String>();
        for (var message : projectFacts().all()) {
            var source = KafkaTopic.header(message, "ce_source");
            if (source.startsWith("/projects/" + programme) && seen.add(KafkaTopic.header(message, "ce_id"))) {
                var sequence = Long.parseLong(KafkaTopic.header(message, "ce_sequence"));
                var expected = last.getOrDefault(source, 0L) + 1;
                if (sequence != expected) {
                    found.add("%s has fact %d where %d was due".formatted(source, sequence, expected));
                }
                last.put(source, sequence);
            }
        }
        rows.forEach((project, nodes) -> {
            var applied = nodes.values().stream()
                    .mapToLong(row -> row.get("sequence").longValue())
                    .max()
                    .orElse(0);
            var published = last.getOrDefault("/projects/" + project, 0L);
            if (applied != published) {
                found.add("%s shows %d facts applied, but %d were published".formatted(project, applied, published));
            }
        });
    }

    /** The differences between a fold over all facts and the lists. */
    List<String> rebuilt() throws IOException, InterruptedException {
        var comparison = platform.as("admin")
                .post("/api/v1/rebuilds", Map.of())
                .expect(200)
                .body();
        return comparison.get("equal").booleanValue() ? List.of() : List.of(comparison.toString());
    }

    /** Waits until the lists and the alerts have consumed all facts, so that a missing entry is lost and not late. */
    void awaitQuiet() throws InterruptedException {
        for (int look = 0; look < 2; look++) {
            TimeUnit.SECONDS.sleep(3);
            Eventually.holds(
                    "everything is consumed",
                    Duration.ofMinutes(4),
                    () -> projectFacts().isConsumedBy("progress-service")
                            && new KafkaTopic(bootstrapServers(), "renewal.progress.v1")
                                    .isConsumedBy("notification-service"));
        }
    }

    KafkaTopic projectFacts() {
        return new KafkaTopic(bootstrapServers(), "renewal.project.v1");
    }

    private String bootstrapServers() {
        return "127.0.0.1:" + platform.port("broker");
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).stringValue("");
    }
}
