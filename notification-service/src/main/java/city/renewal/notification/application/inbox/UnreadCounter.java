package city.renewal.notification.application.inbox;

import city.renewal.notification.application.directory.Viewer;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;

/** Counts what a user has not read: their messages, and an administrator's notices as well. */
public final class UnreadCounter {
    private final Inbox inbox;
    private final Notices notices;

    public UnreadCounter(Inbox inbox, Notices notices) {
        this.inbox = inbox;
        this.notices = notices;
    }

    /** At most {@value Inbox#MOST_COUNTED}, which means so many or more. */
    public long count(Caller caller) {
        var messages = inbox.unread(Viewer.of(caller));
        var all = caller.is(Role.ADMIN) ? messages + notices.unread(caller.areas()) : messages;
        return Math.min(all, Inbox.MOST_COUNTED);
    }
}
