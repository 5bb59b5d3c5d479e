package city.renewal.local.store;

import de.bwaldvogel.mongo.backend.AbstractUniqueIndex;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A unique index in memory: from the values of its fields to the record id of the one document that has them. */
final class UniqueIndex extends AbstractUniqueIndex<Long> {
    private final Map<KeyValue, Long> recordIds = new HashMap<>();
    private @Nullable StoreCollection unread;

    /** @param existing the collection from whose documents the index is built when it is first used; null for none */
    UniqueIndex(String name, List<IndexKey> fields, boolean isSparse, @Nullable StoreCollection existing) {
        super(name, fields, isSparse);
        this.unread = existing;
    }

    private Map<KeyValue, Long> recordIds() {
        var collection = unread;
        if (collection != null) {
            unread = null;
            collection.streamFields(keySet()).forEach(each -> add(each.getDocument(), each.getPosition(), collection));
        }
        return recordIds;
    }

    /**
     * The record ids of the documents that a query finds by these fields; null when it doesn't restrict all of them, or
     * in a way that the index can't evaluate.
     */
    @Nullable
    Iterable<Long> find(Document query) {
        var restriction = new Document();
        for (var field : keys()) {
            if (!query.containsKey(field)) {
                return null;
            }
            restriction.append(field, query.get(field));
        }
        return canHandle(restriction) ? getPositions(restriction) : null;
    }

    /** The paths of its fields. */
    List<String> paths() {
        return keys();
    }

    @Override
    protected @Nullable Long removeDocument(KeyValue values) {
        return recordIds().remove(values);
    }

    @Override
    protected boolean putKeyPosition(KeyValue values, Long recordId) {
        return recordIds().putIfAbsent(values, recordId) == null;
    }

    @Override
    protected Iterable<Map.Entry<KeyValue, Long>> getIterable() {
        return recordIds().entrySet();
    }

    @Override
    protected @Nullable Long getPosition(KeyValue values) {
        return recordIds().get(values);
    }

    @Override
    public long getCount() {
        return recordIds().size();
    }

    /** False before it is built: the collection would fill an empty index. */
    @Override
    public boolean isEmpty() {
        return unread == null && recordIds.isEmpty();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }
}
