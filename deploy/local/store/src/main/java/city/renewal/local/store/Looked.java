package city.renewal.local.store;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The fields at a document's top that a question looks at or into: the others may stay {@link Packed}.
 *
 * @param fields null: all, and all that is in them
 */
record Looked(@Nullable Set<String> fields) {
    static final Looked EVERYWHERE = new Looked(null);

    /** At what a query compares, an order goes by, and a projection takes a part of. */
    static Looked of(Document query, @Nullable Document order, @Nullable Document projection) {
        var fields = new HashSet<String>();
        if (!gather(query, fields)) {
            return EVERYWHERE;
        }
        if (order != null) {
            order.keySet().forEach(field -> fields.add(top(field)));
        }
        if (projection != null) {
            projection.forEach((field, what) -> {
                if (field.contains(".") || what instanceof Document) {
                    fields.add(top(field));
                }
            });
        }
        return new Looked(fields);
    }

    /** At what an aggregation compares and puts into groups, where these are its first two stages. */
    static Looked of(Document match, List<?> stages) {
        var fields = new HashSet<String>();
        return stages.size() > 1
                        && stages.get(1) instanceof Document second
                        && second.get("$group") instanceof Document group
                        && gather(match, fields)
                        && gatherPaths(group, fields)
                ? new Looked(fields)
                : EVERYWHERE;
    }

    /** False when something else than paths is named: the whole document, or a variable. */
    private static boolean gatherPaths(@Nullable Object expression, Set<String> fields) {
        return switch (expression) {
            case Document document ->
                !document.containsKey("$literal")
                        && document.values().stream().allMatch(each -> gatherPaths(each, fields));
            case Collection<?> several -> several.stream().allMatch(each -> gatherPaths(each, fields));
            case String text when text.startsWith("$$") -> false;
            case String text -> {
                if (text.startsWith("$")) {
                    fields.add(top(text.substring(1)));
                }
                yield true;
            }
            case null, default -> true;
        };
    }

    /** At these as well. */
    Looked and(Collection<String> more) {
        if (fields == null) {
            return this;
        }
        var all = new HashSet<>(fields);
        more.forEach(field -> all.add(top(field)));
        return new Looked(all);
    }

    /** False when it can't be told. */
    private static boolean gather(Document query, Set<String> fields) {
        for (var each : query.entrySet()) {
            var isJunction = Set.of("$and", "$or", "$nor").contains(each.getKey());
            if (isJunction && each.getValue() instanceof Collection<?> several) {
                for (var one : several) {
                    if (!(one instanceof Document inner) || !gather(inner, fields)) {
                        return false;
                    }
                }
            } else if (each.getKey().startsWith("$")) {
                return false;
            } else {
                fields.add(top(each.getKey()));
            }
        }
        return true;
    }

    static String top(String path) {
        var dot = path.indexOf('.');
        return dot < 0 ? path : path.substring(0, dot);
    }

    /** As the one who looks needs it; their own. */
    Document at(Stored stored) {
        if (fields == null) {
            return stored.whole();
        }
        var document = stored.shallow();
        open(document);
        return document;
    }

    void open(Document document) {
        if (fields == null) {
            Packed.openAll(document);
            return;
        }
        for (var field : fields) {
            if (document.get(field) instanceof Packed packed) {
                document.put(field, packed.value());
            }
        }
    }
}
