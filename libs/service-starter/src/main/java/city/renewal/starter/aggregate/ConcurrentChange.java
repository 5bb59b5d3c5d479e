package city.renewal.starter.aggregate;

/** Somebody else wrote the document between our read and our write; nothing was changed by us. */
public final class ConcurrentChange extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ConcurrentChange(String id, long version) {
        super("Expected '%s' to be at version %d, but it was changed meanwhile".formatted(id, version));
    }
}
