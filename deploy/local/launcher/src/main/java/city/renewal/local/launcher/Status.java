package city.renewal.local.launcher;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** How every process is at this moment: asked of the processes themselves, not of their launcher. */
record Status(String gateway, boolean isWatched, List<Line> lines) {

    /** One process. */
    record Line(RunRecord.Entry entry, boolean healthy) {

        private String json() {
            return "{\"name\": %s, \"pid\": %d, \"port\": %d, \"managementPort\": %d, \"healthy\": %b, \"restarts\": %d}"
                    .formatted(
                            Json.quoted(entry.name()),
                            entry.process().pid(),
                            entry.port(),
                            entry.managementPort(),
                            healthy,
                            entry.restarts());
        }
    }

    /** Nothing when no process of this folder lives. */
    static Optional<Status> of(DataFolder folder) {
        return RunRecord.in(folder).filter(RunRecord::isAnybodyAlive).map(Status::asked);
    }

    private static Status asked(RunRecord record) {
        var answers = record.entries().stream()
                .map(entry -> CompletableFuture.supplyAsync(
                        () -> new Line(entry, isHealthy(entry)), Thread::startVirtualThread))
                .toList();
        return new Status(
                "http://%s:%d".formatted(record.host(), record.gatewayPort()),
                record.launcher().living().isPresent(),
                answers.stream().map(CompletableFuture::join).toList());
    }

    private static boolean isHealthy(RunRecord.Entry entry) {
        return entry.process().living().isPresent() && Probe.isHealthy(entry.port(), entry.managementPort());
    }

    String json() {
        return "{\"gateway\": %s, \"processes\": [%s]}"
                .formatted(Json.quoted(gateway), lines.stream().map(Line::json).collect(Collectors.joining(", ")));
    }

    String table() {
        var table = new StringBuilder("%-22s %8s %6s %11s  %-9s %8s%n"
                .formatted("process", "pid", "port", "management", "health", "restarts"));
        for (var line : lines) {
            var entry = line.entry();
            table.append("%-22s %8d %6d %11s  %-9s %8d%n"
                    .formatted(
                            entry.name(),
                            entry.process().pid(),
                            entry.port(),
                            entry.managementPort() == 0 ? "-" : String.valueOf(entry.managementPort()),
                            line.healthy() ? "healthy" : "unwell",
                            entry.restarts()));
        }
        if (!isWatched) {
            table.append("Their launcher is gone: nobody starts them again. './renewal down' ends them.%n".formatted());
        }
        return table.append("gateway: ").append(gateway).toString();
    }
}
