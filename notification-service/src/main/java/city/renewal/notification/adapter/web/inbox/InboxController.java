package city.renewal.notification.adapter.web.inbox;

import city.renewal.notification.adapter.web.Cursor;
import city.renewal.notification.application.directory.Viewer;
import city.renewal.notification.application.inbox.Inbox;
import city.renewal.notification.application.inbox.Notices;
import city.renewal.notification.application.inbox.Notices.Notice;
import city.renewal.notification.application.inbox.UnreadCounter;
import city.renewal.starter.export.Exported;
import city.renewal.starter.security.Allow;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import city.renewal.starter.web.PageRequest;
import city.renewal.starter.web.Problem;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The caller's messages, with those of the trays that their roles read. */
@RestController
@RequestMapping("/api/v1/inbox")
class InboxController {
    private static final int MOST_NOTICES = 50;

    private final Inbox inbox;
    private final Notices notices;
    private final UnreadCounter unreadCounter;
    private final InstantSource clock;

    InboxController(Inbox inbox, Notices notices, UnreadCounter unreadCounter, InstantSource clock) {
        this.inbox = inbox;
        this.notices = notices;
        this.unreadCounter = unreadCounter;
        this.clock = clock;
    }

    @GetMapping
    @Exported(InboxSheet.class)
    @Allow({Role.COMMANDER, Role.LEADER, Role.SUPERVISOR, Role.UNIT, Role.OWNER, Role.REPORTER, Role.ADMIN})
    InboxPage listMessages(
            @RequestParam(defaultValue = "false") boolean unread,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor,
            Caller caller) {
        var viewer = Viewer.of(caller);
        var page = PageRequest.of(limit, cursor);
        var after = page.after().isEmpty() ? null : Cursor.read(page.after(), Inbox.After::new);
        var found = inbox.find(viewer, unread, after, page.limit() + 1);
        var shown = found.stream().limit(page.limit()).toList();
        var next = found.size() > page.limit() ? cursor(shown.getLast()) : null;
        return new InboxPage(
                shown.stream().map(MessageRow::of).toList(),
                next,
                clock.instant(),
                unreadCounter.count(caller),
                caller.is(Role.ADMIN) ? notices.newest(caller.areas(), MOST_NOTICES) : List.of());
    }

    /** The first reading stays; reading again changes nothing. */
    @PostMapping("/{messageId}/reading")
    @Allow({Role.COMMANDER, Role.LEADER, Role.SUPERVISOR, Role.UNIT, Role.OWNER, Role.REPORTER, Role.ADMIN})
    MessageRow markMessageRead(@PathVariable String messageId, Caller caller) {
        return inbox.read(Viewer.of(caller), messageId, clock.instant())
                .map(MessageRow::of)
                .orElseThrow(() -> Problem.notFound("message", messageId));
    }

    /** As with messages; one administrator's reading counts for all. */
    @PostMapping("/notices/{noticeId}/reading")
    @Allow(Role.ADMIN)
    Notice markNoticeRead(@PathVariable String noticeId, Caller caller) {
        return notices.read(noticeId, caller.areas(), clock.instant())
                .orElseThrow(() -> Problem.notFound("notice", noticeId));
    }

    private static String cursor(Inbox.InboxMessage last) {
        return PageRequest.cursor(
                List.of(Cursor.text(last.message().at()), last.message().messageId()));
    }
}
