package city.renewal.local.store;

import org.h2.mvstore.MVStore;

/**
 * Keeps the file's size in proportion to what lives in it.
 *
 * <p>Every commit appends a chunk and makes parts of older chunks dead. Every {@value #COMMITS_BETWEEN_ROUNDS} commits
 * one round moves at most {@value #BYTES_PER_ROUND} live bytes out of chunks that are mostly dead, so that whole chunks
 * fall free and are written again. A round is bounded, because writers wait for it.
 */
final class Compaction {

    private static final int COMMITS_BETWEEN_ROUNDS = 256;
    private static final int BYTES_PER_ROUND = 4 * 1024 * 1024;
    private static final int TARGET_FILL_PERCENT = 50;

    private final MVStore file;
    private int commits;

    Compaction(MVStore file) {
        this.file = file;
    }

    void afterCommit() {
        commits++;
        if (commits >= COMMITS_BETWEEN_ROUNDS) {
            commits = 0;
            if (file.getFileStore() != null) {
                file.compact(TARGET_FILL_PERCENT, BYTES_PER_ROUND);
            }
        }
    }
}
