package city.renewal.notification.adapter.web.inbox;

import city.renewal.notification.application.inbox.Inbox;
import city.renewal.notification.application.inbox.InboxFeed;
import city.renewal.notification.application.inbox.InboxFeed.Opening;
import city.renewal.notification.application.inbox.UnreadCounter;
import city.renewal.starter.security.Allow;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Callers;
import city.renewal.starter.security.Role;
import city.renewal.starter.web.EventStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The caller's inbox as it changes. It runs in the request's own virtual thread, and ends with the token that opened it. */
@RestController
class InboxStreamController {
    private static final Logger LOG = LoggerFactory.getLogger(InboxStreamController.class);

    private final InboxFeed feed;
    private final Inbox inbox;
    private final UnreadCounter unreadCounter;
    private final JsonMapper mapper;
    private final InstantSource clock;
    private final InstantSource real;

    InboxStreamController(
            InboxFeed feed,
            Inbox inbox,
            UnreadCounter unreadCounter,
            JsonMapper mapper,
            InstantSource clock,
            @Qualifier("realTime") InstantSource real) {
        this.feed = feed;
        this.inbox = inbox;
        this.unreadCounter = unreadCounter;
        this.mapper = mapper;
        this.clock = clock;
        this.real = real;
    }

    /**
     * {@code unread} with the count, at once and whenever it is another one, and {@code message} with each of the newest
     * messages, those that are there already among them. A stream cannot be resumed: a new one begins with the present state.
     */
    @GetMapping(path = "/api/v1/inbox/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Allow({Role.COMMANDER, Role.LEADER, Role.SUPERVISOR, Role.UNIT, Role.OWNER, Role.REPORTER, Role.ADMIN})
    void streamInbox(Caller caller, HttpServletResponse response) throws InterruptedException {
        var expires = Callers.tokenExpiry();
        try (var reader = reader(feed.open(caller))) {
            new InboxStream(caller, inbox, unreadCounter, clock, real)
                    .run(reader, EventStream.open(response, mapper), expires);
        } catch (IOException e) {
            LOG.debug("A reader of the inbox stream left: {}", e.getMessage());
        }
    }

    private static InboxFeed.Reader reader(Opening opening) {
        return switch (opening) {
            case Opening.Opened(var reader) -> reader;
            case Opening.Refused(var why) -> throw EventStream.refused(why);
        };
    }
}
