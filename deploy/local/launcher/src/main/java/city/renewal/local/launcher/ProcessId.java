package city.renewal.local.launcher;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A process that we started: its number together with when it began, because the system gives numbers out again.
 *
 * <p>The start is compared with a tolerance: the system keeps it relative to the boot, whose instant it may correct.
 */
record ProcessId(long pid, Instant startedAt) {

    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    static ProcessId of(ProcessHandle process) {
        return new ProcessId(process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
    }

    /** The process, when it still lives and is the one that was meant. */
    Optional<ProcessHandle> living() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isTheOne);
    }

    private boolean isTheOne(ProcessHandle found) {
        var began = found.info().startInstant().orElse(Instant.EPOCH);
        return Duration.between(began, startedAt).abs().compareTo(TOLERANCE) < 0;
    }

    /** Asks it to end, and ends it when it has not within the time given; answers whether it ended by itself. */
    boolean end(Duration patience) {
        var process = living().orElse(null);
        if (process == null) {
            return true;
        }
        process.destroy();
        if (awaitEnd(patience)) {
            return true;
        }
        process.destroyForcibly();
        awaitEnd(Duration.ofSeconds(5));
        return false;
    }

    boolean awaitEnd(Duration patience) {
        var deadline = System.nanoTime() + patience.toNanos();
        while (living().isPresent()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Pause.of(Duration.ofMillis(20));
        }
        return true;
    }
}
