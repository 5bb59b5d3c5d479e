package city.renewal.notification.adapter.web.order;

import city.renewal.starter.export.ListPage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of orders.
 *
 * @param total how many the caller sees by this filter, on all pages
 */
record OrderPage(List<OrderRow> items, @Nullable String next, Instant asOf, long total) implements ListPage<OrderRow> {}
