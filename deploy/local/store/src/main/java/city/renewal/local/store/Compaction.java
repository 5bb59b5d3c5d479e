package city.renewal.local.store;

import org.h2.mvstore.MVStore;

/**
 * Keeps the file's size in proportion to its live data.
 *
 * <p>Every checkpoint appends a chunk and makes parts of older chunks dead. After each checkpoint at most {@value
 * #ROUNDS} rounds move live pages out of chunks that are mostly dead, so that whole chunks become free and are reused.
 * A round is bounded, because writers wait for it and the pages that it moves are held in memory.
 */
final class Compaction {
    private static final int ROUNDS = 2;
    private static final int MAX_BYTES_PER_ROUND = 4 * 1024 * 1024;
    /** A page takes about this many times its file size in memory. */
    private static final int MEMORY_FACTOR = 8;

    private static final int TARGET_FILL_PERCENT = 50;

    private final MVStore file;
    private final int bytesPerRound;

    /** @param unsavedBytes the memory that pages which are not in the file yet may take */
    Compaction(MVStore file, int unsavedBytes) {
        this.file = file;
        this.bytesPerRound = Math.min(MAX_BYTES_PER_ROUND, unsavedBytes / MEMORY_FACTOR);
    }

    /** Call only when everything is committed and before the next command: it commits the pages that it moves. */
    void afterCheckpoint() {
        for (var round = 0; round < ROUNDS && file.compact(TARGET_FILL_PERCENT, bytesPerRound); round++) {
            file.commit();
        }
    }
}
