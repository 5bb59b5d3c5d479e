package city.renewal.notification.application.inbox;

import static city.renewal.notification.Changes.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.notification.SomeMessages;
import city.renewal.notification.application.InMemoryInbox;
import city.renewal.notification.application.directory.Viewer;
import city.renewal.notification.application.inbox.InboxFeed.Opening;
import city.renewal.notification.application.inbox.InboxFeed.Reader;
import city.renewal.notification.application.inbox.InboxFeed.State;
import city.renewal.notification.domain.message.Message;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import city.renewal.starter.streams.OpenStreams;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InboxFeedTest {
    private static final Duration NOT_LONG = Duration.ofMillis(1);

    private final CountedInbox inbox = new CountedInbox();
    private final SomeNotices notices = new SomeNotices();
    private final InboxFeed feed =
            new InboxFeed(inbox, notices, new InboxFeed.Terms(new OpenStreams.Terms(2, 4), Duration.ofSeconds(20)));

    private static Caller caller(String person, Role role, String... areas) {
        return new Caller(person, Set.of(role), Set.of(areas), Set.of("u1"), Set.of());
    }

    private Reader open(Caller caller) {
        return ((Opening.Opened) feed.open(caller)).reader();
    }

    private void arrives(String id, String address) {
        inbox.takeAll(List.of(SomeMessages.aMessageTo(address, id)));
    }

    private static long unread(Reader reader) throws InterruptedException {
        return reader.next(NOT_LONG).map(State::unread).orElse(-1L);
    }

    @Test
    void tellsTheStateAtOnceAndThenOnlyWhatChanges() throws InterruptedException {
        arrives("a", "p-owner");
        try (var reader = open(caller("p-owner", Role.OWNER))) {
            assertThat(unread(reader)).isEqualTo(1);
            feed.refresh();
            assertThat(unread(reader)).as("nothing new").isEqualTo(-1);

            arrives("b", "p-owner");
            arrives("c", "p-other");
            feed.refresh();
            assertThat(unread(reader)).isEqualTo(2);

            inbox.read(reader.viewer(), "a", NOW);
            feed.refresh();
            assertThat(unread(reader)).isEqualTo(1);
        }
    }

    @Test
    void asksTheStoreOnceForEverybodyAndNotAtAllWhenNobodyReads() {
        feed.refresh();
        assertThat(inbox.reads).isZero();
        open(caller("p-a", Role.OWNER));
        open(caller("p-b", Role.UNIT));
        open(caller("p-c", Role.SUPERVISOR, "370212"));
        var before = inbox.reads;

        feed.refresh();

        assertThat(inbox.reads - before).isEqualTo(1);
    }

    @Test
    void countsTheTraysThatARoleReads() throws InterruptedException {
        arrives("a", "unit:u1");
        arrives("b", "supervision-office");
        notices.unread = 3;

        assertThat(unread(open(caller("p-unit", Role.UNIT)))).isEqualTo(1);
        assertThat(unread(open(caller("p-here", Role.SUPERVISOR, "370212")))).isEqualTo(1);
        assertThat(unread(open(caller("p-elsewhere", Role.SUPERVISOR, "370202"))))
                .isZero();
        assertThat(unread(open(caller("p-admin", Role.ADMIN)))).isEqualTo(3);
    }

    @Test
    void aReaderThatFetchesLateGetsTheLatestStateOnly() throws InterruptedException {
        var reader = open(caller("p-owner", Role.OWNER));
        for (var i = 0; i < 1_000; i++) {
            arrives("m" + i, "p-owner");
            feed.refresh();
        }

        assertThat(unread(reader)).isEqualTo(1_000);
        assertThat(unread(reader)).isEqualTo(-1);
    }

    @Test
    void endsAPersonsOldestBeyondTheirNumberAndRefusesWhoeverIsBeyondThatOfAll() {
        var oldest = open(caller("p-owner", Role.OWNER));
        var second = open(caller("p-owner", Role.OWNER));
        open(caller("p-b", Role.OWNER));

        var newest = open(caller("p-owner", Role.OWNER));

        assertThat(oldest.wasReplaced()).isTrue();
        assertThat(second.hasEnded()).isFalse();
        assertThat(newest.hasEnded()).isFalse();
        assertThat(feed.open(caller("p-d", Role.OWNER))).isInstanceOf(Opening.Refused.class);
        oldest.close();
        open(caller("p-d", Role.OWNER));
        assertThat(feed.readers()).isEqualTo(4);
    }

    @Test
    void endsAtOnceForThoseWhoWaitAndTakesNobodyAfterwards() throws Exception {
        var reader = open(caller("p-owner", Role.OWNER));
        assertThat(unread(reader)).isZero();
        var waiting = Thread.ofVirtual().start(() -> {
            try {
                reader.next(Duration.ofHours(1));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });

        feed.close();

        assertThat(waiting.join(Duration.ofSeconds(10))).isTrue();
        assertThat(reader.hasEnded()).isTrue();
        assertThat(feed.open(caller("p-b", Role.OWNER))).isInstanceOf(Opening.Refused.class);
    }

    @Test
    void aReaderWhoseFirstReadFailedIsNotCounted() {
        inbox.isDown = true;
        for (var i = 0; i < 5; i++) {
            org.assertj.core.api.Assertions.assertThatIllegalStateException()
                    .isThrownBy(() -> feed.open(caller("p-owner", Role.OWNER)));
        }
        assertThat(feed.readers()).isZero();
    }

    private static final class CountedInbox implements Inbox {
        private final InMemoryInbox messages = new InMemoryInbox();
        private int reads;
        private boolean isDown;

        @Override
        public List<UnreadCount> unreadCounts(Set<String> addresses) {
            if (isDown) {
                throw new IllegalStateException("no store");
            }
            reads++;
            return messages.unreadCounts(addresses);
        }

        @Override
        public List<InboxMessage> find(Viewer viewer, boolean onlyUnread, @Nullable After after, int limit) {
            return messages.find(viewer, onlyUnread, after, limit);
        }

        @Override
        public long unread(Viewer viewer) {
            return messages.unread(viewer);
        }

        @Override
        public Optional<InboxMessage> read(Viewer viewer, String messageId, Instant now) {
            return messages.read(viewer, messageId, now);
        }

        @Override
        public Set<String> kept(Collection<String> messageIds) {
            return messages.kept(messageIds);
        }

        @Override
        public Map<String, Instant> openings(Collection<Notification> told) {
            return messages.openings(told);
        }

        @Override
        public void takeAll(List<Message> toTake) {
            messages.takeAll(toTake);
        }
    }

    private static final class SomeNotices implements Notices {
        private long unread;

        @Override
        public void post(Notice notice, Collection<String> areas) {
            unread++;
        }

        @Override
        public List<Notice> newest(Set<String> areas, int limit) {
            return List.of();
        }

        @Override
        public long unread(Set<String> areas) {
            return unread;
        }

        @Override
        public Optional<Notice> read(String noticeId, Set<String> areas, Instant now) {
            return Optional.empty();
        }
    }
}
