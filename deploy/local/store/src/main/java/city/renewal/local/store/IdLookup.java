package city.renewal.local.store;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A query that names the ids of its candidate documents, all of them strings. The documents are looked up by id, and
 * only the remaining query is evaluated on them.
 *
 * @param ids each once, in the order of the collection
 */
record IdLookup(Collection<String> ids, Document remainingQuery) {
    /** Null when the query names no ids, or ids that aren't strings and may equal others. */
    static @Nullable IdLookup of(Document query, @Nullable Document orderBy) {
        var ids = orderBy != null && orderBy.containsKey("$natural") ? null : ids(query.get(StoredDocument.ID));
        if (ids == null) {
            return null;
        }
        var remainingQuery = new Document();
        query.forEach((field, condition) -> {
            if (!field.equals(StoredDocument.ID)) {
                remainingQuery.put(field, condition);
            }
        });
        return new IdLookup(ids, remainingQuery);
    }

    private static @Nullable Collection<String> ids(@Nullable Object condition) {
        return switch (condition) {
            case String id -> List.of(id);
            case Map<?, ?> operators
            when operators.size() == 1 && operators.get("$in") instanceof Collection<?> values -> strings(values);
            case null, default -> null;
        };
    }

    private static @Nullable Collection<String> strings(Collection<?> values) {
        var strings = new TreeSet<String>();
        for (var value : values) {
            if (!(value instanceof String string)) {
                return null;
            }
            strings.add(string);
        }
        return strings;
    }
}
