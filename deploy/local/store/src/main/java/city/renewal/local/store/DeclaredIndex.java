package city.renewal.local.store;

import de.bwaldvogel.mongo.backend.EmptyIndex;
import de.bwaldvogel.mongo.backend.IndexKey;
import java.util.List;

/**
 * What the collection is told of an index that isn't unique: its name, its keys and whether it is sparse. It holds nothing;
 * {@link SortedIndex} does.
 *
 * <p>To make one again is always the same one: the options that are compared are the parent's, and those never differ.
 */
final class DeclaredIndex extends EmptyIndex<Object> {
    private final boolean isSparseIndeed;

    DeclaredIndex(String name, List<IndexKey> keys, boolean isSparseIndeed) {
        super(name, keys);
        this.isSparseIndeed = isSparseIndeed;
    }

    List<String> fields() {
        return keys();
    }

    /** The parent calls every index sparse, so that a document which is not in it can be removed. */
    boolean isSparseIndeed() {
        return isSparseIndeed;
    }

    /** Of an empty one the collection would read all documents twice, to fill it. */
    @Override
    public boolean isEmpty() {
        return false;
    }
}
