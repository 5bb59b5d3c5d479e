package city.renewal.progress.application;

/** Our own code failed over the facts of a project: a bug, which holds this project up and no other. */
final class CannotFold extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final long sequence;

    /** @param sequence of the fact that it failed over, or of the last one applied */
    CannotFold(long sequence, RuntimeException cause) {
        super("Failed at sequence " + sequence, cause);
        this.sequence = sequence;
    }

    long sequence() {
        return sequence;
    }
}
