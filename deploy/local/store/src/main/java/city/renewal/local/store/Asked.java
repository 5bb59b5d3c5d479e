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
 * What a query wants of one field, as far as an index can lead by it: never less than what the query finds.
 *
 * <p>Texts are compared as the store does it, by their characters' codes.
 */
sealed interface Asked {
    /** One of some places. */
    record OneOf(List<Object> places) implements Asked {}

    /** Both ends included, whatever was asked; at least one is there, and both are of one type. */
    record Between(@Nullable Object from, @Nullable Object to) implements Asked {}

    /** By field. A field that nothing can be said of is not in it. */
    static Map<String, Asked> of(Document query) {
        var asked = new HashMap<String, Asked>();
        gather(query, asked);
        return asked;
    }

    private static void gather(Document query, Map<String, Asked> asked) {
        query.forEach((field, condition) -> {
            var one = field.startsWith("$") ? null : ofCondition(condition);
            if (one != null) {
                asked.merge(field, one, Asked::narrower);
            }
        });
        if (query.get("$and") instanceof Collection<?> all) {
            all.forEach(each -> {
                if (each instanceof Document inner) {
                    gather(inner, asked);
                }
            });
        }
        if (query.get("$or") instanceof Collection<?> some) {
            ofAlternatives(some).forEach((field, one) -> asked.merge(field, one, Asked::narrower));
        }
    }

    /** Both hold, so either leads to everything. */
    private static Asked narrower(Asked one, Asked other) {
        return one instanceof Between && other instanceof OneOf ? other : one;
    }

    private static Map<String, Asked> ofAlternatives(Collection<?> alternatives) {
        @Nullable Map<String, Asked> together = null;
        for (var each : alternatives) {
            var of = each instanceof Document query ? of(query) : Map.<String, Asked>of();
            if (together == null) {
                together = new HashMap<>(of);
            } else {
                together.keySet().retainAll(of.keySet());
                together.replaceAll((field, one) -> either(one, of.get(field)));
            }
            together.values().removeIf(one -> one instanceof Between(var from, var to) && from == null && to == null);
        }
        return together == null ? Map.of() : together;
    }

    /** With no end at all where the types differ: that says nothing. */
    private static Asked either(Asked one, @Nullable Asked other) {
        if (one instanceof OneOf(var some) && other instanceof OneOf(var more)) {
            var all = new ArrayList<>(some);
            all.addAll(more);
            return new OneOf(all);
        }
        var from = end(lowest(one), lowest(other), -1);
        var to = end(highest(one), highest(other), 1);
        return from != null && to != null && !Place.isOneType(from, to)
                ? new Between(null, null)
                : new Between(from, to);
    }

    private static @Nullable Object end(@Nullable Object one, @Nullable Object other, int sign) {
        if (one == null || other == null || !Place.isOneType(one, other) || !Place.isRangeable(one)) {
            return null;
        }
        return Place.order(one, other) * sign > 0 ? one : other;
    }

    private static @Nullable Object lowest(@Nullable Asked asked) {
        return switch (asked) {
            case null -> null;
            case OneOf(var places) -> places.size() == 1 ? places.getFirst() : null;
            case Between between -> between.from();
        };
    }

    private static @Nullable Object highest(@Nullable Asked asked) {
        return switch (asked) {
            case null -> null;
            case OneOf(var places) -> places.size() == 1 ? places.getFirst() : null;
            case Between between -> between.to();
        };
    }

    /** Null when it is something that no index leads by. */
    private static @Nullable Asked ofCondition(@Nullable Object condition) {
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
        if (from != null && to != null && !Place.isOneType(from, to)) {
            return null;
        }
        return from == null && to == null ? null : new Between(from, to);
    }

    private static @Nullable Object bound(Document operators, String open, String closed) {
        var place = Place.of(operators.get(operators.containsKey(open) ? open : closed));
        return Place.isRangeable(place) ? place : null;
    }

    private static @Nullable Asked oneOf(Collection<?> some) {
        var places = new ArrayList<Object>();
        for (var each : some) {
            var place = Place.of(each);
            if (place == Place.OTHER) {
                return null;
            }
            places.add(place);
        }
        return new OneOf(places);
    }
}
