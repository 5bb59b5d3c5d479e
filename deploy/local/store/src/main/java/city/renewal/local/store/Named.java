package city.renewal.local.store;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A query that names the documents that it may find, by ids that are texts: those are looked up, and only the rest of the query
 * is compared with them.
 *
 * @param ids each once, in the order of the collection
 */
record Named(Collection<String> ids, Document rest) {
    /** Null when it names none, or ids that are equal in other ways than texts are. */
    static @Nullable Named of(Document query, @Nullable Document orderBy) {
        var ids = orderBy != null && orderBy.containsKey("$natural") ? null : ids(query.get(Order.ID));
        if (ids == null) {
            return null;
        }
        var rest = new Document();
        query.forEach((field, condition) -> {
            if (!field.equals(Order.ID)) {
                rest.put(field, condition);
            }
        });
        return new Named(ids, rest);
    }

    private static @Nullable Collection<String> ids(@Nullable Object condition) {
        return switch (condition) {
            case String id -> List.of(id);
            case Map<?, ?> operators
            when operators.size() == 1 && operators.get("$in") instanceof Collection<?> some -> texts(some);
            case null, default -> null;
        };
    }

    private static @Nullable Collection<String> texts(Collection<?> some) {
        var texts = new TreeSet<String>();
        for (var each : some) {
            if (!(each instanceof String text)) {
                return null;
            }
            texts.add(text);
        }
        return texts;
    }
}
