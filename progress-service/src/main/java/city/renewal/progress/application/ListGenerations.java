package city.renewal.progress.application;

/**
 * The generations of the collections that lists are read from, of which one is live. Which one is a single document, so that
 * a switch is one write: a crash leaves either the old lists or the new.
 */
public interface ListGenerations {
    /** Empty collections of this name beside the live ones; older ones that are not live are removed. */
    Rebuild prepare(String generation);

    /** Whether the generation is there and not live: what a switch needs. */
    boolean isPrepared(String generation);

    /** Makes the generation live, in one write; from then on every document is to be folded again, until it is settled. */
    void switchTo(String generation);

    /** Whether a switch was made after which not every document was told to fold again. */
    boolean isUnsettled();

    /** Every document was told. */
    void settle();
}
