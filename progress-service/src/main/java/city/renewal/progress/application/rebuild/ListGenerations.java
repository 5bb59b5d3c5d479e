package city.renewal.progress.application.rebuild;

/**
 * Manages the generations of the collections that lists are read from. One generation is live. A single document names
 * it, so that a switch is one write: a crash leaves either the old lists or the new ones.
 */
public interface ListGenerations {
    /**
     * Creates empty collections for a generation beside the live ones and drops older generations that are not live.
     */
    Rebuild prepare(String generation);

    /** Whether the generation exists and is not live, which is the condition for a switch. */
    boolean isPrepared(String generation);

    /**
     * Makes the generation live in one write. From then on all documents must be refolded, until {@link
     * #markSwitchFinished} is called.
     */
    void switchTo(String generation);

    /** Whether a switch was made and the refold of all documents was not requested yet. */
    boolean isSwitchUnfinished();

    /** Records that the refold of all documents was requested. */
    void markSwitchFinished();
}
