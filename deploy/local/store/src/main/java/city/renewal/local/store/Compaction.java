package city.renewal.local.store;

import org.h2.mvstore.MVStore;

/**
 * Keeps the file's size in proportion to what lives in it.
 *
 * <p>Every checkpoint appends a chunk and makes parts of older chunks dead. After each at most {@value #ROUNDS} rounds move
 * live pages out of chunks that are mostly dead, so that whole chunks fall free and are written again. A round is bounded,
 * because writers wait for it and what it moves is held in memory.
 */
final class Compaction {
    private static final int ROUNDS = 2;
    private static final int LARGEST_ROUND = 4 * 1024 * 1024;
    /** A page takes in memory about as many times of what it takes in the file. */
    private static final int WEIGHT = 8;

    private static final int TARGET_FILL_PERCENT = 50;

    private final MVStore file;
    private final int bytesPerRound;

    /** @param unsavedBytes what pages that are not in the file may take in memory */
    Compaction(MVStore file, int unsavedBytes) {
        this.file = file;
        this.bytesPerRound = Math.min(LARGEST_ROUND, unsavedBytes / WEIGHT);
    }

    /** Only when everything is committed, and until the next command: it commits what it moves. */
    void afterCheckpoint() {
        for (var round = 0; round < ROUNDS && file.compact(TARGET_FILL_PERCENT, bytesPerRound); round++) {
            file.commit();
        }
    }
}
