package city.renewal.local.launcher;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A process that we started: its pid with its start time, because the system reuses pids.
 *
 * <p>The start time is compared with a tolerance: the system keeps it relative to the boot time, which it may correct.
 */
record ProcessId(long pid, Instant startedAt) {

    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    static ProcessId of(ProcessHandle process) {
        return new ProcessId(process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
    }

    /** The process, if it is alive and has the same start time. */
    Optional<ProcessHandle> findAlive() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isSameProcess);
    }

    private boolean isSameProcess(ProcessHandle found) {
        var began = found.info().startInstant().orElse(Instant.EPOCH);
        return Duration.between(began, startedAt).abs().compareTo(TOLERANCE) < 0;
    }

    /** Terminates the process, by force after the timeout. Returns whether it ended without force. */
    boolean end(Duration timeout) {
        var process = findAlive().orElse(null);
        if (process == null) {
            return true;
        }
        process.destroy();
        if (awaitEnd(timeout)) {
            return true;
        }
        process.destroyForcibly();
        awaitEnd(Duration.ofSeconds(5));
        return false;
    }

    boolean awaitEnd(Duration timeout) {
        var deadline = System.nanoTime() + timeout.toNanos();
        while (findAlive().isPresent()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Sleep.of(Duration.ofMillis(20));
        }
        return true;
    }
}
