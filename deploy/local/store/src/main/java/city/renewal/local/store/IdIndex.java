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
 * The index of a collection's ids. Texts are what the collection's own map finds them by, so there is nothing to keep for
 * them; other ids may be equal without being the same, such as 1 and 1.0, and are kept as {@link UniqueIndex} does.
 */
final class IdIndex extends UniqueIndex {
    private final MVMap<Object, Stored> documents;

    /** @param others ids that aren't texts; older files have all of them there */
    IdIndex(String name, List<IndexKey> fields, MVMap<Object, Stored> documents, MVMap<Object, Object> others) {
        super(name, fields, false, others);
        this.documents = documents;
    }

    /** Texts lie side by side in the order of the keys. */
    static boolean hasTextsOnly(MVMap<Object, Stored> documents) {
        return documents.firstKey() instanceof String && documents.lastKey() instanceof String;
    }

    private static @Nullable String text(KeyValue values) {
        return values.get(0) instanceof String text ? text : null;
    }

    private static boolean hasText(Document document) {
        return document.get(Order.ID) instanceof String;
    }

    @Override
    protected @Nullable Object getPosition(KeyValue values) {
        var text = text(values);
        if (text == null) {
            return super.getPosition(values);
        }
        return documents.containsKey(text) ? text : null;
    }

    /** The collection removes the document itself, right after. */
    @Override
    protected @Nullable Object removeDocument(KeyValue values) {
        return text(values) == null ? super.removeDocument(values) : getPosition(values);
    }

    @Override
    public synchronized void add(Document document, Object position, MongoCollection<Object> collection) {
        // By now the collection has the document.
        if (!hasText(document)) {
            super.add(document, position, collection);
        }
    }

    @Override
    public synchronized void checkUpdate(Document before, Document after, MongoCollection<Object> collection) {
        if (!hasText(before) || !Objects.equals(before.get(Order.ID), after.get(Order.ID))) {
            super.checkUpdate(before, after, collection);
        }
    }

    @Override
    public void updateInPlace(Document before, Document after, Object position, MongoCollection<Object> collection) {
        if (!hasText(before)) {
            super.updateInPlace(before, after, position, collection);
        }
    }

    @Override
    protected Iterable<Map.Entry<KeyValue, Object>> getIterable() {
        var texts = documents.keySet().stream()
                .filter(String.class::isInstance)
                .map(text -> Map.entry(new KeyValue(text), text));
        return Stream.concat(texts, otherEntries()).toList();
    }

    private Stream<Map.Entry<KeyValue, Object>> otherEntries() {
        return entries().filter(entry -> text(entry.getKey()) == null);
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
