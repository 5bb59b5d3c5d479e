package city.renewal.progress.adapter.web;

import city.renewal.progress.application.ListOrder;
import city.renewal.starter.web.Page;
import city.renewal.starter.web.PageRequest;
import city.renewal.starter.web.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The parameters {@code sort} and {@code cursor} of a list of rows. */
final class SortedList {
    private SortedList() {}

    /** The order asked for, else the first of those there are. */
    static <O extends ListOrder> O order(Parameters parameters, List<O> orders) {
        var sort = parameters.text("sort");
        if (sort == null) {
            return orders.getFirst();
        }
        return orders.stream()
                .filter(order -> order.parameter().equals(sort))
                .findFirst()
                .orElseGet(() -> {
                    parameters
                            .violations()
                            .add(
                                    "sort",
                                    "must be one of %s, but is '%s'"
                                            .formatted(
                                                    orders.stream()
                                                            .map(ListOrder::parameter)
                                                            .toList(),
                                                    sort));
                    return orders.getFirst();
                });
    }

    /**
     * The page that was asked for.
     *
     * @param rows of it, and one more when there are more
     * @param key of a row in this order
     */
    static <T> Page<T> page(
            ListOrder order, Function<T, List<String>> key, List<T> rows, PageRequest page, Instant asOf) {
        if (rows.size() <= page.limit()) {
            return new Page<>(rows, null, asOf);
        }
        var items = rows.subList(0, page.limit());
        return new Page<>(items, PageRequest.cursor(cursor(order, key.apply(items.getLast()))), asOf);
    }

    /** @param key of the last row of the page */
    private static List<String> cursor(ListOrder order, List<String> key) {
        var cursor = new ArrayList<String>();
        cursor.add(order.parameter());
        cursor.addAll(key);
        return cursor;
    }

    /** A cursor is only good for the order that it was given in. */
    static List<String> after(ListOrder order, List<String> cursor) {
        if (cursor.isEmpty()) {
            return cursor;
        }
        if (cursor.size() != 3
                || !cursor.getFirst().equals(order.parameter())
                || (order.isNumeric() && !cursor.get(1).matches("-?[0-9]{1,9}"))) {
            throw Problem.invalid("cursor", "is not one that this list gave for this order");
        }
        return cursor.subList(1, 3);
    }
}
