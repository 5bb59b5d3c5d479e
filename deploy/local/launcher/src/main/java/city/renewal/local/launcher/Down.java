package city.renewal.local.launcher;

import java.time.Duration;

/** Ends the platform of a data folder, completely, and nothing else: a process is known by its number and its start. */
final class Down {

    private static final Duration LAUNCHER_TIME = Duration.ofSeconds(45);
    private static final Duration ORPHAN_TIME = Duration.ofSeconds(12);

    private Down() {}

    /** True when there was something to end. */
    static boolean endPlatformOf(DataFolder folder) {
        var record = RunRecord.in(folder).filter(RunRecord::isAnybodyAlive);
        record.ifPresent(Down::end);
        RunRecord.removeFrom(folder);
        return record.isPresent();
    }

    /** First the launcher, which ends its own in their order; then whoever is left. */
    static void end(RunRecord record) {
        if (!isThisProcess(record.launcher())) {
            record.launcher().end(LAUNCHER_TIME);
        }
        var left = record.entries();
        left.forEach(entry -> entry.process().living().ifPresent(ProcessHandle::destroy));
        left.forEach(entry -> entry.process().end(ORPHAN_TIME));
    }

    private static boolean isThisProcess(ProcessId launcher) {
        return launcher.pid() == ProcessHandle.current().pid();
    }
}
