package city.renewal.notification.adapter.web.order;

import city.renewal.notification.domain.order.OrderClosure.Outcome;
import org.jspecify.annotations.Nullable;

/** That an answer does; or, as {@code WITHDRAWN} with a note, that the order is taken back. */
record OrderClosureBody(@Nullable Outcome outcome, @Nullable String note) {}
