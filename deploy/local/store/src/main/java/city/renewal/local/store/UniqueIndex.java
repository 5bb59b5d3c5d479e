package city.renewal.local.store;

import de.bwaldvogel.mongo.backend.AbstractUniqueIndex;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * A unique index in a map of the file: from the values of its fields to the key of the one document with these values.
 */
class UniqueIndex extends AbstractUniqueIndex<Object> {
    private final MVMap<Object, Object> keys;

    UniqueIndex(String name, List<IndexKey> fields, boolean isSparse, MVMap<Object, Object> keys) {
        super(name, fields, isSparse);
        this.keys = keys;
    }

    /** The paths of its fields. */
    final Set<String> paths() {
        return keySet();
    }

    @Override
    protected @Nullable Object removeDocument(KeyValue values) {
        return keys.remove(values);
    }

    @Override
    protected boolean putKeyPosition(KeyValue values, @Nullable Object position) {
        return keys.putIfAbsent(values, Missing.ofNullable(position)) == null;
    }

    @Override
    protected Iterable<Map.Entry<KeyValue, Object>> getIterable() {
        return entries().toList();
    }

    final Stream<Map.Entry<KeyValue, Object>> entries() {
        return keys.entrySet().stream().map(entry -> Map.entry((KeyValue) entry.getKey(), entry.getValue()));
    }

    @Override
    protected @Nullable Object getPosition(KeyValue values) {
        return keys.get(values);
    }

    @Override
    public long getCount() {
        return keys.sizeAsLong();
    }

    @Override
    public boolean isEmpty() {
        return keys.isEmpty();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }
}
