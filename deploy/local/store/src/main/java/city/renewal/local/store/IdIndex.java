package city.renewal.local.store;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * The index of a collection's ids. The collection's own map finds string ids, so they have no entries here. Other ids
 * may be equal without being identical, such as 1 and 1.0, and have entries as in {@link UniqueIndex}.
 */
final class IdIndex extends UniqueIndex {
    private final MVMap<Object, StoredDocument> documents;

    /** @param others the entries of ids that aren't strings; files of older versions have all ids there */
    IdIndex(String name, List<IndexKey> fields, MVMap<Object, StoredDocument> documents, MVMap<Object, Object> others) {
        super(name, fields, false, others);
        this.documents = documents;
    }

    /** String keys are adjacent in the map's order. */
    static boolean hasOnlyStringIds(MVMap<Object, StoredDocument> documents) {
        return documents.firstKey() instanceof String && documents.lastKey() instanceof String;
    }

    private static @Nullable String stringId(KeyValue values) {
        return values.get(0) instanceof String stringId ? stringId : null;
    }

    private static boolean hasStringId(Document document) {
        return document.get(StoredDocument.ID) instanceof String;
    }

    @Override
    protected @Nullable Object getPosition(KeyValue values) {
        var stringId = stringId(values);
        if (stringId == null) {
            return super.getPosition(values);
        }
        return documents.containsKey(stringId) ? stringId : null;
    }

    /** The collection removes the document itself right afterwards. */
    @Override
    protected @Nullable Object removeDocument(KeyValue values) {
        return stringId(values) == null ? super.removeDocument(values) : getPosition(values);
    }

    @Override
    public synchronized void add(Document document, Object position, MongoCollection<Object> collection) {
        // The collection already contains the document.
        if (!hasStringId(document)) {
            super.add(document, position, collection);
        }
    }

    @Override
    public synchronized void checkUpdate(Document before, Document after, MongoCollection<Object> collection) {
        if (!hasStringId(before) || !Objects.equals(before.get(StoredDocument.ID), after.get(StoredDocument.ID))) {
            super.checkUpdate(before, after, collection);
        }
    }

    @Override
    public void updateInPlace(Document before, Document after, Object position, MongoCollection<Object> collection) {
        if (!hasStringId(before)) {
            super.updateInPlace(before, after, position, collection);
        }
    }

    @Override
    protected Iterable<Map.Entry<KeyValue, Object>> getIterable() {
        var stringIds = documents.keySet().stream()
                .filter(String.class::isInstance)
                .map(stringId -> Map.entry(new KeyValue(stringId), stringId));
        return Stream.concat(stringIds, otherEntries()).toList();
    }

    private Stream<Map.Entry<KeyValue, Object>> otherEntries() {
        return entries().filter(entry -> stringId(entry.getKey()) == null);
    }

    @Override
    public long getCount() {
        return documents.sizeAsLong();
    }

    @Override
    public boolean isEmpty() {
        return documents.isEmpty();
    }
}
