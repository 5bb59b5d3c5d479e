package city.renewal.schedule;

/** Type of the dependency on a predecessor. */
public enum LinkType {
    /** Starts when the predecessor has finished. */
    FS,
    /** Starts when the predecessor has started. */
    SS,
    /** Finishes when the predecessor has finished. */
    FF,
    /** Finishes when the predecessor has started. */
    SF
}
