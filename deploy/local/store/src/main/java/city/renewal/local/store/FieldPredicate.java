package city.renewal.local.store;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A condition on one field that an index can evaluate. It matches every value that the query matches, and may match
 * more.
 *
 * <p>Strings are compared by UTF-16 code units, as the store compares them.
 */
sealed interface FieldPredicate {
    /** The field equals one of these index values. */
    record OneOf(List<Object> values) implements FieldPredicate {}

    /**
     * The field lies between both ends, inclusive even where the query excludes them. At least one end is present, and
     * both have the same type.
     */
    record Between(@Nullable Object from, @Nullable Object to) implements FieldPredicate {}

    /** The predicates of a query by field. A field without a usable condition is absent. */
    static Map<String, FieldPredicate> byField(Document query) {
        var predicates = new HashMap<String, FieldPredicate>();
        collect(query, predicates);
        return predicates;
    }

    private static void collect(Document query, Map<String, FieldPredicate> predicates) {
        query.forEach((field, condition) -> {
            var one = field.startsWith("$") ? null : ofCondition(condition);
            if (one != null) {
                predicates.merge(field, one, FieldPredicate::narrower);
            }
        });
        if (query.get("$and") instanceof Collection<?> all) {
            all.forEach(each -> {
                if (each instanceof Document inner) {
                    collect(inner, predicates);
                }
            });
        }
        if (query.get("$or") instanceof Collection<?> some) {
            byFieldOfAlternatives(some).forEach((field, one) -> predicates.merge(field, one, FieldPredicate::narrower));
        }
    }

    /** Both predicates hold, so either one is a correct upper bound. */
    private static FieldPredicate narrower(FieldPredicate one, FieldPredicate other) {
        return one instanceof Between && other instanceof OneOf ? other : one;
    }

    private static Map<String, FieldPredicate> byFieldOfAlternatives(Collection<?> alternatives) {
        @Nullable Map<String, FieldPredicate> combined = null;
        for (var each : alternatives) {
            var of = each instanceof Document query ? byField(query) : Map.<String, FieldPredicate>of();
            if (combined == null) {
                combined = new HashMap<>(of);
            } else {
                combined.keySet().retainAll(of.keySet());
                combined.replaceAll((field, one) -> union(one, of.get(field)));
            }
            combined.values().removeIf(one -> one instanceof Between(var from, var to) && from == null && to == null);
        }
        return combined == null ? Map.of() : combined;
    }

    /** Without any end when the types differ, which restricts nothing. */
    private static FieldPredicate union(FieldPredicate one, @Nullable FieldPredicate other) {
        if (one instanceof OneOf(var some) && other instanceof OneOf(var more)) {
            var all = new ArrayList<>(some);
            all.addAll(more);
            return new OneOf(all);
        }
        var from = outerBound(lowerBound(one), lowerBound(other), -1);
        var to = outerBound(upperBound(one), upperBound(other), 1);
        return from != null && to != null && !IndexValue.isSameType(from, to)
                ? new Between(null, null)
                : new Between(from, to);
    }

    private static @Nullable Object outerBound(@Nullable Object one, @Nullable Object other, int sign) {
        if (one == null || other == null || !IndexValue.isSameType(one, other) || !IndexValue.isRangeable(one)) {
            return null;
        }
        return IndexValue.compare(one, other) * sign > 0 ? one : other;
    }

    private static @Nullable Object lowerBound(@Nullable FieldPredicate predicate) {
        return switch (predicate) {
            case null -> null;
            case OneOf(var values) -> values.size() == 1 ? values.getFirst() : null;
            case Between between -> between.from();
        };
    }

    private static @Nullable Object upperBound(@Nullable FieldPredicate predicate) {
        return switch (predicate) {
            case null -> null;
            case OneOf(var values) -> values.size() == 1 ? values.getFirst() : null;
            case Between between -> between.to();
        };
    }

    /** Null when no index can evaluate the condition. */
    private static @Nullable FieldPredicate ofCondition(@Nullable Object condition) {
        if (!(condition instanceof Document operators)) {
            return oneOf(Collections.singletonList(condition));
        }
        if (operators.containsKey("$eq")) {
            return oneOf(Collections.singletonList(operators.get("$eq")));
        }
        if (operators.get("$in") instanceof Collection<?> some) {
            return oneOf(some);
        }
        var from = bound(operators, "$gt", "$gte");
        var to = bound(operators, "$lt", "$lte");
        if (from != null && to != null && !IndexValue.isSameType(from, to)) {
            return null;
        }
        return from == null && to == null ? null : new Between(from, to);
    }

    private static @Nullable Object bound(Document operators, String open, String closed) {
        var value = IndexValue.of(operators.get(operators.containsKey(open) ? open : closed));
        return IndexValue.isRangeable(value) ? value : null;
    }

    private static @Nullable FieldPredicate oneOf(Collection<?> some) {
        var values = new ArrayList<Object>();
        for (var each : some) {
            var value = IndexValue.of(each);
            if (value == IndexValue.UNSORTABLE) {
                return null;
            }
            values.add(value);
        }
        return new OneOf(values);
    }
}
