package city.renewal.events;

/** A dependency on another node of the same plan; a lag counts in days and may be negative. */
public record Predecessor(String nodeId, Type type, int lagDays) {
    /** Finish-start, start-start, finish-finish, start-finish. */
    public enum Type {
        FS,
        SS,
        FF,
        SF
    }
}
