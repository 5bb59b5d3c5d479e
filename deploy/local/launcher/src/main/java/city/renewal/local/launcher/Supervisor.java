package city.renewal.local.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Consumer;

/** All processes of one platform, from the first start to the last end. Safe for use by several threads. */
final class Supervisor {

    private static final Duration TIME_TO_GET_WELL = Duration.ofMinutes(4);
    private static final int DEATHS_BEFORE_GIVING_UP = 3;

    private final DataFolder folder;
    private final String host;
    private final int gatewayPort;
    private final List<SupervisedPart> parts;
    private final Duration timeToEnd;
    private boolean stopped;

    /** @param host the address at which this machine reaches gateway and issuer */
    Supervisor(DataFolder folder, String host, int gatewayPort, List<Part> parts, Duration timeToEnd) {
        this.folder = folder;
        this.host = host;
        this.gatewayPort = gatewayPort;
        this.timeToEnd = timeToEnd;
        this.parts = parts.stream()
                .map(part -> new SupervisedPart(part, folder.log(part.name()), this::record))
                .toList();
    }

    void start() {
        parts.forEach(SupervisedPart::start);
    }

    /** Written at every start, so that whoever comes after a crash of ours knows whom we left behind. */
    private synchronized void record() {
        if (stopped) {
            return;
        }
        var entries = parts.stream().map(SupervisedPart::entry).toList();
        try {
            new RunRecord(ProcessId.of(ProcessHandle.current()), host, gatewayPort, entries).saveIn(folder);
        } catch (Refused full) {
            // A disk without room must not end the watch over those that still run.
            System.err.println(Commands.REFUSAL + full.getMessage());
        }
    }

    /** Returns when every process is well; refuses when one keeps dying or takes too long. */
    void awaitHealth(Consumer<String> nowHealthy) {
        var deadline = System.nanoTime() + TIME_TO_GET_WELL.toNanos();
        var waiting = new LinkedHashSet<>(parts);
        while (!waiting.isEmpty()) {
            for (var part : List.copyOf(waiting)) {
                if (part.isHealthy()) {
                    waiting.remove(part);
                    nowHealthy.accept(part.part().name());
                } else if (part.restarts() >= DEATHS_BEFORE_GIVING_UP) {
                    throw new Refused("%s ended %d times while it was starting; it last said: %s (%s)"
                            .formatted(part.part().name(), part.restarts(), lastLine(part.log()), part.log()));
                } else if (System.nanoTime() > deadline) {
                    throw new Refused("%s isn't healthy after %d s; see %s"
                            .formatted(part.part().name(), TIME_TO_GET_WELL.toSeconds(), part.log()));
                }
            }
            Pause.of(Duration.ofMillis(50));
        }
    }

    private static String lastLine(Path log) {
        try {
            var bytes = Files.readAllBytes(log);
            var lines = new String(bytes, StandardCharsets.UTF_8).strip().split("\n", -1);
            return lines[lines.length - 1].strip();
        } catch (IOException nothing) {
            return "nothing";
        }
    }

    List<Long> pids() {
        var pids = new ArrayList<Long>();
        pids.add(ProcessHandle.current().pid());
        parts.forEach(part -> pids.add(part.entry().process().pid()));
        return pids;
    }

    /**
     * Ends everything: first what serves, then what it stands on. Does nothing the second time.
     *
     * @return whether each ended by itself within its time
     */
    synchronized boolean stop() {
        var inOrder = true;
        for (var tier : List.of(Part.Tier.SERVICE, Part.Tier.GROUND)) {
            var ending =
                    parts.stream().filter(part -> part.part().tier() == tier).toList();
            ending.forEach(SupervisedPart::requestEnd);
            for (var part : ending) {
                inOrder &= part.awaitEnd(timeToEnd);
            }
        }
        RunRecord.removeFrom(folder);
        stopped = true;
        return inOrder;
    }
}
