package city.renewal.local.store;

import de.bwaldvogel.mongo.backend.EmptyIndex;
import de.bwaldvogel.mongo.backend.IndexKey;
import java.util.List;

/**
 * The declaration of an index that isn't unique: its name, its keys and whether it is sparse. It holds no entries;
 * those are in {@link SortedIndex}.
 *
 * <p>Creating the index again always counts as the same index: the library compares the parent's options, which never
 * differ.
 */
final class DeclaredIndex extends EmptyIndex<Long> {
    private final boolean isDeclaredSparse;

    DeclaredIndex(String name, List<IndexKey> keys, boolean isDeclaredSparse) {
        super(name, keys);
        this.isDeclaredSparse = isDeclaredSparse;
    }

    List<String> fields() {
        return keys();
    }

    /** The parent reports every index as sparse, so that a document without an entry can be removed. */
    boolean isDeclaredSparse() {
        return isDeclaredSparse;
    }

    /** Never empty: the collection would read all documents twice to fill an empty index. */
    @Override
    public boolean isEmpty() {
        return false;
    }
}
