package city.renewal.local.store;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The top-level fields that a query reads inside of; the others may stay {@link RawBson}.
 *
 * @param fields null for all fields
 */
record FieldMask(@Nullable Set<String> fields) {
    static final FieldMask ALL = new FieldMask(null);

    /** The fields that the query compares, the sort order uses, and the projection includes in part. */
    static FieldMask of(Document query, @Nullable Document order, @Nullable Document projection) {
        var fields = new HashSet<String>();
        if (!addQueryFields(query, fields)) {
            return ALL;
        }
        if (order != null) {
            order.keySet().forEach(field -> fields.add(topLevelField(field)));
        }
        if (projection != null) {
            projection.forEach((field, value) -> {
                if (field.contains(".") || value instanceof Document) {
                    fields.add(topLevelField(field));
                }
            });
        }
        return new FieldMask(fields);
    }

    /** The fields that an aggregation compares and groups by, if its first two stages are a match and a group. */
    static FieldMask of(Document match, List<?> stages) {
        var fields = new HashSet<String>();
        return stages.size() > 1
                        && stages.get(1) instanceof Document second
                        && second.get("$group") instanceof Document group
                        && addQueryFields(match, fields)
                        && addExpressionFields(group, fields)
                ? new FieldMask(fields)
                : ALL;
    }

    /** False when the expression refers to anything but field paths: the whole document, or a variable. */
    private static boolean addExpressionFields(@Nullable Object expression, Set<String> fields) {
        return switch (expression) {
            case Document document ->
                !document.containsKey("$literal")
                        && document.values().stream().allMatch(each -> addExpressionFields(each, fields));
            case Collection<?> several -> several.stream().allMatch(each -> addExpressionFields(each, fields));
            case String text when text.startsWith("$$") -> false;
            case String text -> {
                if (text.startsWith("$")) {
                    fields.add(topLevelField(text.substring(1)));
                }
                yield true;
            }
            case null, default -> true;
        };
    }

    /** This mask with more fields. */
    FieldMask with(Collection<String> more) {
        if (fields == null) {
            return this;
        }
        var all = new HashSet<>(fields);
        more.forEach(field -> all.add(topLevelField(field)));
        return new FieldMask(all);
    }

    /** False when the fields of the query can't be determined. */
    private static boolean addQueryFields(Document query, Set<String> fields) {
        for (var each : query.entrySet()) {
            var isLogicalOperator = Set.of("$and", "$or", "$nor").contains(each.getKey());
            if (isLogicalOperator && each.getValue() instanceof Collection<?> several) {
                for (var one : several) {
                    if (!(one instanceof Document inner) || !addQueryFields(inner, fields)) {
                        return false;
                    }
                }
            } else if (each.getKey().startsWith("$")) {
                return false;
            } else {
                fields.add(topLevelField(each.getKey()));
            }
        }
        return true;
    }

    static String topLevelField(String path) {
        var dot = path.indexOf('.');
        return dot < 0 ? path : path.substring(0, dot);
    }

    /** Decodes the document as far as this mask needs it; the caller owns the result. */
    Document decode(StoredDocument stored) {
        if (fields == null) {
            return stored.decode();
        }
        var document = stored.decodeShallow();
        decodeFields(document);
        return document;
    }

    void decodeFields(Document document) {
        if (fields == null) {
            RawBson.decodeAll(document);
            return;
        }
        for (var field : fields) {
            if (document.get(field) instanceof RawBson raw) {
                document.put(field, raw.decode());
            }
        }
    }
}
