package city.renewal.local.store;

import de.bwaldvogel.mongo.backend.AbstractUniqueIndex;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * A unique index in the file. That of {@code _id} leads every query that names ids to their documents, whatever else it
 * asks of them, as MongoDB's does; its parent would, but for queries that ask for nothing else, compare all documents. A
 * compare-and-set is such a query.
 */
final class UniqueIndex extends AbstractUniqueIndex<Object> {
    private static final String ID = "_id";

    private final MVMap<KeyValue, Object> positions;

    UniqueIndex(MVMap<KeyValue, Object> positions, String name, List<IndexKey> keys, boolean sparse) {
        super(name, keys, sparse);
        this.positions = positions;
    }

    @Override
    public synchronized boolean canHandle(Document query) {
        return super.canHandle(query) || namesIds(query);
    }

    @Override
    public synchronized Iterable<Object> getPositions(Document query) {
        return super.getPositions(namesIds(query) ? new Document(ID, query.get(ID)) : query);
    }

    private boolean namesIds(Document query) {
        return keySet().equals(Set.of(ID))
                && query.containsKey(ID)
                && !BsonRegularExpression.isRegularExpression(query.get(ID))
                && (!(query.get(ID) instanceof Document condition)
                        || condition.keySet().equals(Set.of("$in")));
    }

    @Override
    protected @Nullable Object removeDocument(KeyValue key) {
        return positions.remove(key);
    }

    @Override
    protected boolean putKeyPosition(KeyValue key, Object position) {
        return positions.putIfAbsent(key, Missing.ofNullable(position)) == null;
    }

    @Override
    protected Iterable<Map.Entry<KeyValue, Object>> getIterable() {
        return positions.entrySet();
    }

    @Override
    protected @Nullable Object getPosition(KeyValue key) {
        return positions.get(key);
    }

    @Override
    public long getCount() {
        return positions.sizeAsLong();
    }

    @Override
    public boolean isEmpty() {
        return positions.isEmpty();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }
}
