package city.renewal.local.launcher;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** The current health of every process, asked of the processes themselves and not of their launcher. */
record PlatformStatus(String gateway, boolean hasLauncher, String store, List<ProcessStatus> processes) {

    /** The status of one process. */
    record ProcessStatus(RunRecord.Entry entry, boolean healthy) {

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

    /** Empty when no process of this folder is alive. */
    static Optional<PlatformStatus> of(DataFolder folder) {
        return RunRecord.in(folder).filter(RunRecord::hasLiveProcess).map(PlatformStatus::query);
    }

    private static PlatformStatus query(RunRecord record) {
        var answers = record.entries().stream()
                .map(entry -> CompletableFuture.supplyAsync(
                        () -> new ProcessStatus(entry, entry.isHealthy()), Thread::startVirtualThread))
                .toList();
        return new PlatformStatus(
                "http://%s:%d".formatted(record.host(), record.gatewayPort()),
                record.launcher().findAlive().isPresent(),
                record.store(),
                answers.stream().map(CompletableFuture::join).toList());
    }

    String json() {
        return "{\"gateway\": %s, \"store\": %s, \"processes\": [%s]}"
                .formatted(
                        Json.quoted(gateway),
                        Json.quoted(store),
                        processes.stream().map(ProcessStatus::json).collect(Collectors.joining(", ")));
    }

    String table() {
        var table = new StringBuilder("%-22s %8s %6s %11s  %-9s %8s%n"
                .formatted("process", "pid", "port", "management", "health", "restarts"));
        for (var process : processes) {
            var entry = process.entry();
            table.append("%-22s %8d %6d %11s  %-9s %8d%n"
                    .formatted(
                            entry.name(),
                            entry.process().pid(),
                            entry.port(),
                            entry.managementPort() == 0 ? "-" : String.valueOf(entry.managementPort()),
                            process.healthy() ? "healthy" : "unwell",
                            entry.restarts()));
        }
        if (!hasLauncher) {
            table.append("Their launcher is gone: nobody starts them again. './renewal down' ends them.%n".formatted());
        }
        table.append("gateway: ").append(gateway);
        return store.isEmpty()
                ? table.toString()
                : table.append("%nstore:   ".formatted()).append(store).toString();
    }
}
