package city.renewal.starter.aggregate;

/** An optimistic lock failed: another writer changed the document after it was read. This write changed nothing. */
public final class ConcurrentChange extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ConcurrentChange(String id, long version) {
        super("Expected '%s' to be at version %d, but it was changed meanwhile".formatted(id, version));
    }
}
