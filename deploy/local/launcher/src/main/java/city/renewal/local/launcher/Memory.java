package city.renewal.local.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;

/** The memory of processes: proportional set size where the system provides it, otherwise resident set size. */
final class Memory {

    private Memory() {}

    /** The sum over the processes, in megabytes. */
    static long megabytes(Collection<Long> pids) {
        return pids.stream().mapToLong(Memory::kilobytes).sum() / 1024;
    }

    private static long kilobytes(long pid) {
        var proportional = Path.of("/proc", String.valueOf(pid), "smaps_rollup");
        try {
            return Files.exists(proportional) ? proportionalShare(proportional) : residentSet(pid);
        } catch (IOException gone) {
            return 0;
        }
    }

    private static long proportionalShare(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> line.startsWith("Pss:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .sum();
    }

    private static long residentSet(long pid) throws IOException {
        var ps = new ProcessBuilder("ps", "-o", "rss=", "-p", String.valueOf(pid)).start();
        try (var said = ps.inputReader()) {
            var line = said.readLine();
            return line == null || line.isBlank() ? 0 : Long.parseLong(line.strip());
        }
    }
}
