package city.renewal.local.launcher;

import java.time.Duration;

/** Ends all processes of a data folder's platform, and no others: a process is identified by its pid and start time. */
final class DownCommand {

    private static final Duration LAUNCHER_TIMEOUT = Duration.ofSeconds(45);
    private static final Duration ORPHAN_TIMEOUT = Duration.ofSeconds(12);

    private DownCommand() {}

    /** True when there was a process to end. */
    static boolean endPlatform(DataFolder folder) {
        var record = RunRecord.in(folder).filter(RunRecord::hasLiveProcess);
        record.ifPresent(DownCommand::end);
        RunRecord.removeFrom(folder);
        return record.isPresent();
    }

    /** Ends the launcher first, which ends its processes in order; then the remaining processes. */
    static void end(RunRecord record) {
        if (!isThisProcess(record.launcher())) {
            record.launcher().end(LAUNCHER_TIMEOUT);
        }
        var entries = record.entries();
        entries.forEach(entry -> entry.process().findAlive().ifPresent(ProcessHandle::destroy));
        entries.forEach(entry -> entry.process().end(ORPHAN_TIMEOUT));
    }

    private static boolean isThisProcess(ProcessId launcher) {
        return launcher.pid() == ProcessHandle.current().pid();
    }
}
