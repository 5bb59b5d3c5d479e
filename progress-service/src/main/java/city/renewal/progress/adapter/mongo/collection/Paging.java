package city.renewal.progress.adapter.mongo.collection;

import city.renewal.progress.application.list.ListOrder;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/** Keyset pagination: continues a list after a row, by the sort field and then by the row id, in either direction. */
public final class Paging {
    private Paging() {}

    public static Document sort(ListOrder order) {
        var direction = order.isDescending() ? -1 : 1;
        return new Document(order.sortedField(), direction).append("_id", direction);
    }

    /**
     * Adds the condition for rows after the given one. The extra bound on the sort field is logically redundant; it
     * lets an index scan start there instead of at the first row. If the query already has a bound on this field, the
     * narrower one applies.
     */
    public static void continueAfter(Document filter, ListOrder order, List<String> after) {
        filter.append("$or", rowsAfter(order, after));
        var bounds = filter.get(order.sortedField(), new Document());
        var operator = order.isDescending() ? "$lte" : "$gte";
        var requested = bounds.get(operator);
        if (requested == null || isBehind(order, after.getFirst(), requested.toString())) {
            bounds.append(operator, value(order, after));
        }
        filter.append(order.sortedField(), bounds);
    }

    /** The only bounds in queries are dates, whose texts sort chronologically. */
    private static boolean isBehind(ListOrder order, String reached, String requested) {
        return order.isDescending() ? reached.compareTo(requested) < 0 : reached.compareTo(requested) > 0;
    }

    private static Object value(ListOrder order, List<String> after) {
        return order.isNumeric() ? (Object) Integer.valueOf(after.getFirst()) : after.getFirst();
    }

    /** Matches rows that sort after the given key, even if that row has moved since. */
    private static List<Document> rowsAfter(ListOrder order, List<String> after) {
        var operator = order.isDescending() ? "$lt" : "$gt";
        var value = value(order, after);
        return List.of(
                new Document(order.sortedField(), new Document(operator, value)),
                new Document(order.sortedField(), value).append("_id", new Document(operator, after.getLast())));
    }

    public static Document in(Iterable<? extends Enum<?>> values) {
        var names = new ArrayList<String>();
        values.forEach(value -> names.add(value.name()));
        return new Document("$in", names);
    }
}
