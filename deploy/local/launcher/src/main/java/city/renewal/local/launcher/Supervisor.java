package city.renewal.local.launcher;

import city.renewal.local.mongod.MongodLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Consumer;

/** All processes of one platform, from start to end. Thread-safe. */
final class Supervisor {

    private static final Duration STARTUP_TIMEOUT = Duration.ofMinutes(4);
    private static final int MAX_STARTUP_RESTARTS = 3;

    private final Run run;
    private final List<SupervisedProcess> processes;
    private final Duration stopTimeout;
    private boolean stopped;

    Supervisor(Run run, List<ProcessSpec> specs, Duration stopTimeout) {
        this.run = run;
        this.stopTimeout = stopTimeout;
        this.processes = specs.stream()
                .map(spec -> new SupervisedProcess(spec, run.folder().log(spec.name()), this::saveRecord))
                .toList();
    }

    void start() {
        processes.forEach(SupervisedProcess::start);
    }

    /** Written at every start, so that after a crash of this launcher the next command finds its processes. */
    private synchronized void saveRecord() {
        if (stopped) {
            return;
        }
        var entries = processes.stream().map(SupervisedProcess::entry).toList();
        try {
            new RunRecord(
                            ProcessId.of(ProcessHandle.current()),
                            run.listen().localHost(),
                            run.gatewayPort(),
                            run.store().description(),
                            entries)
                    .saveIn(run.folder());
        } catch (CommandException full) {
            // A full disk must not end the supervision of the running processes.
            System.err.println(Commands.ERROR_PREFIX + full.getMessage());
        }
    }

    /** Returns when every process is healthy; throws when one keeps ending or isn't healthy in time. */
    void awaitHealth(Consumer<String> onHealthy) {
        var deadline = System.nanoTime() + STARTUP_TIMEOUT.toNanos();
        var waiting = new LinkedHashSet<>(processes);
        while (!waiting.isEmpty()) {
            for (var process : List.copyOf(waiting)) {
                if (process.isHealthy()) {
                    waiting.remove(process);
                    onHealthy.accept(process.spec().name());
                } else if (process.restarts() >= MAX_STARTUP_RESTARTS) {
                    throw new CommandException("%s ended %d times while it was starting; it last said: %s (%s)"
                            .formatted(process.spec().name(), process.restarts(), lastWords(process), process.log()));
                } else if (System.nanoTime() > deadline) {
                    throw new CommandException("%s isn't healthy after %d s; see %s"
                            .formatted(process.spec().name(), STARTUP_TIMEOUT.toSeconds(), process.log()));
                }
            }
            Sleep.of(Duration.ofMillis(50));
        }
    }

    private static String lastWords(SupervisedProcess process) {
        try {
            var bytes = Files.readAllBytes(process.log());
            var lines =
                    new String(bytes, StandardCharsets.UTF_8).strip().lines().toList();
            return process.spec().health() == HealthCheck.MONGODB_PRIMARY
                    ? MongodLog.lastError(lines)
                    : lines.isEmpty() ? "nothing" : lines.getLast().strip();
        } catch (IOException nothing) {
            return "nothing";
        }
    }

    List<Long> pids() {
        var pids = new ArrayList<Long>();
        pids.add(ProcessHandle.current().pid());
        processes.forEach(process -> pids.add(process.entry().process().pid()));
        return pids;
    }

    /**
     * Ends all processes, services before infrastructure. Does nothing when called again.
     *
     * @return whether each ended without force in its time
     */
    synchronized boolean stop() {
        var endedByThemselves = true;
        for (var tier : List.of(ProcessSpec.Tier.SERVICE, ProcessSpec.Tier.INFRASTRUCTURE)) {
            var ending = processes.stream()
                    .filter(process -> process.spec().tier() == tier)
                    .toList();
            ending.forEach(SupervisedProcess::requestEnd);
            for (var process : ending) {
                endedByThemselves &= process.awaitEnd(stopTimeout);
            }
        }
        RunRecord.removeFrom(run.folder());
        stopped = true;
        return endedByThemselves;
    }
}
