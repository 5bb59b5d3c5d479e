package city.renewal.progress.application.fold;

/** Applying the facts of a project failed because of a bug. It stops this project and no other. */
final class FoldFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final long sequence;

    /** @param sequence of the fact that failed, or of the last fact applied */
    FoldFailure(long sequence, RuntimeException cause) {
        super("Failed at sequence " + sequence, cause);
        this.sequence = sequence;
    }

    long sequence() {
        return sequence;
    }
}
