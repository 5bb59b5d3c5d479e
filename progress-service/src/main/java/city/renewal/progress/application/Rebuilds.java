package city.renewal.progress.application;

import city.renewal.progress.domain.DeadlineRow;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Supplier;

/**
 * Holds the live lists against a fold over all facts. One at a time; the live lists are only read.
 *
 * <p>While facts are still on their way, or a row is due, the two may differ for a moment: ask again when it is quiet.
 */
public final class Rebuilds {
    private static final int SHOWN = 20;

    private final Supplier<Rebuild> fresh;
    private final DeadlineRows live;

    /** @param fresh makes a rebuild into empty collections */
    public Rebuilds(Supplier<Rebuild> fresh, DeadlineRows live) {
        this.fresh = fresh;
        this.live = live;
    }

    /**
     * What a comparison found.
     *
     * @param rows how many the fold over all facts gives
     * @param liveDigest of the live rows, in the order of their ids
     * @param rebuiltDigest of the rows that the fold gives
     * @param differences the first of them, a sentence each
     */
    public record Comparison(
            int rows, String liveDigest, String rebuiltDigest, boolean equal, List<String> differences) {
        public Comparison {
            differences = List.copyOf(differences);
        }
    }

    public synchronized Comparison compare() {
        var rebuilt = fresh.get().run();
        var rows = live.all();
        var differences = Rebuild.differences(rebuilt, rows);
        return new Comparison(
                rebuilt.size(),
                digest(rows),
                digest(rebuilt),
                differences.isEmpty(),
                differences.subList(0, Math.min(SHOWN, differences.size())));
    }

    private static String digest(SortedMap<String, DeadlineRow> rows) {
        return Digest.of(String.join(
                "\n", rows.values().stream().map(DeadlineRow::toString).toList()));
    }
}
