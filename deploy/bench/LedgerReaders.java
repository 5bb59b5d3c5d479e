import city.renewal.project.adapter.excel.LedgerWorkbooks;
import city.renewal.project.domain.area.AreaTree;
import city.renewal.project.domain.ledger.LedgerProgramme;
import java.io.ByteArrayInputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;

/** Reads ledgers again and again, and prints the processor time of the first reading and the median of the warm ones. */
final class LedgerReaders {

    private static final int WARM_AFTER = 20;

    private LedgerReaders() {}

    public static void main(String[] args) throws Exception {
        int rounds = Integer.parseInt(args[1]);
        var workbooks = new LedgerWorkbooks(AreaTree.bundled());
        for (int file = 2; file < args.length; file++) {
            var bytes = Files.readAllBytes(Path.of(args[file]));
            var times = new long[WARM_AFTER + rounds];
            int rows = 0;
            for (int round = 0; round < times.length; round++) {
                var programme = new LedgerProgramme("p", "p", 2023, "370212", List.of(), List.of());
                long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                rows = workbooks.read(new ByteArrayInputStream(bytes), programme).rows().size();
                times[round] = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
            }
            var warm = LongStream.of(times).skip(WARM_AFTER).sorted().toArray();
            System.out.printf(
                    "%-16s %-24s %5d rows  first %7.1f ms  warm median %6.1f ms (%.1f to %.1f)%n",
                    args[0],
                    Path.of(args[file]).getFileName(),
                    rows,
                    times[0] / 1e6,
                    warm[warm.length / 2] / 1e6,
                    warm[0] / 1e6,
                    warm[warm.length - 1] / 1e6);
        }
        long peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        System.out.printf("%-16s heap at most %d MB%n", args[0], peak >> 20);
    }
}
