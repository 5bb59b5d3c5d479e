package city.renewal.notification.adapter.web;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the caller's messages.
 *
 * @param unread of all their messages, not only this page's
 */
record InboxPage(List<MessageRow> items, @Nullable String next, Instant asOf, long unread) {}
