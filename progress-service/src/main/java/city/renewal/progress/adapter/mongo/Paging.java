package city.renewal.progress.adapter.mongo;

import city.renewal.progress.application.ListOrder;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/** How a list goes on behind a row: by the sort field, then by the row's id, either way. */
final class Paging {
    private Paging() {}

    static Document sort(ListOrder order) {
        var direction = order.isDescending() ? -1 : 1;
        return new Document(order.sortedField(), direction).append("_id", direction);
    }

    /**
     * The bound on the sort field says nothing new, but an index begins there, and not at the list's first row. Where the
     * question has such a bound itself (a due date asked for), the narrower of both holds.
     */
    static void goOn(Document filter, ListOrder order, List<String> after) {
        filter.append("$or", beyond(order, after));
        var bounds = filter.get(order.sortedField(), new Document());
        var operator = order.isDescending() ? "$lte" : "$gte";
        var asked = bounds.get(operator);
        if (asked == null || isBehind(order, after.getFirst(), asked.toString())) {
            bounds.append(operator, value(order, after));
        }
        filter.append(order.sortedField(), bounds);
    }

    /** Only dates are asked for, and their texts are in their order. */
    private static boolean isBehind(ListOrder order, String reached, String asked) {
        return order.isDescending() ? reached.compareTo(asked) < 0 : reached.compareTo(asked) > 0;
    }

    private static Object value(ListOrder order, List<String> after) {
        return order.isNumeric() ? (Object) Integer.valueOf(after.getFirst()) : after.getFirst();
    }

    /** Rows that come after the last one seen, wherever that one is now. */
    private static List<Document> beyond(ListOrder order, List<String> after) {
        var operator = order.isDescending() ? "$lt" : "$gt";
        var value = value(order, after);
        return List.of(
                new Document(order.sortedField(), new Document(operator, value)),
                new Document(order.sortedField(), value).append("_id", new Document(operator, after.getLast())));
    }

    static Document in(Iterable<? extends Enum<?>> values) {
        var names = new ArrayList<String>();
        values.forEach(value -> names.add(value.name()));
        return new Document("$in", names);
    }
}
