package city.renewal.progress.adapter.web.list;

import city.renewal.progress.adapter.web.Parameters;
import city.renewal.progress.application.list.ListOrder;
import city.renewal.starter.web.Page;
import city.renewal.starter.web.PageRequest;
import city.renewal.starter.web.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads the parameters {@code sort} and {@code cursor} of a list of rows. */
final class SortedList {
    private SortedList() {}

    /** The requested order; else the first of the available orders. */
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
     * Builds the page.
     *
     * @param rows the rows of the page, plus one when there are more
     * @param key the key of a row in this order
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

    /** Decodes a cursor; it is only valid for the order in which it was issued. */
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
