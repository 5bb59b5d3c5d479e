package city.renewal.notification.adapter.web.inbox;

import city.renewal.notification.application.inbox.Notices.Notice;
import city.renewal.starter.export.ListPage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the caller's messages.
 *
 * @param unread of all their messages and notices, not only this page's; counted no further than 1,000, which means so
 *     many or more
 * @param notices notices of the platform, the newest first; for administrators only
 */
record InboxPage(List<MessageRow> items, @Nullable String next, Instant asOf, long unread, List<Notice> notices)
        implements ListPage<MessageRow> {}
