package city.renewal.notification.application.inbox;

import static city.renewal.notification.Changes.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import city.renewal.notification.SomeMessages;
import city.renewal.notification.application.InMemoryInbox;
import city.renewal.notification.application.directory.Viewer;
import city.renewal.notification.application.inbox.InboxFeed.Opening;
import city.renewal.notification.application.inbox.InboxFeed.Reader;
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
    private static final Caller OWNER = caller("p-owner", Role.OWNER);

    /** The instant that is stored with a change, by the clock of the instance that stores it. */
    private Instant stamped = NOW;

    private Instant now = NOW;
    private final CountedInbox inbox = new CountedInbox(new InMemoryInbox(() -> stamped));
    private final InMemoryNotices notices = new InMemoryNotices();
    private final InboxFeed feed = new InboxFeed(
            inbox, notices, new InboxFeed.Terms(new OpenStreams.Terms(2, 4), Duration.ofSeconds(20)), () -> now);

    private static Caller caller(String person, Role role, String... areas) {
        return new Caller(person, Set.of(role), Set.of(areas), Set.of("u1"), Set.of());
    }

    private Reader open(Caller caller) {
        return ((Opening.Opened) feed.open(caller)).reader();
    }

    private void arrives(String id, String address) {
        inbox.takeAll(List.of(SomeMessages.aMessageTo(address, id)));
    }

    /** So much later, a refresh. */
    private void refreshAfter(Duration passed) {
        now = now.plus(passed);
        feed.refresh();
        stamped = now;
    }

    private void refresh() {
        refreshAfter(Duration.ofSeconds(2));
    }

    private static boolean isNotified(Reader reader) throws InterruptedException {
        return reader.awaitChange(NOT_LONG);
    }

    @Test
    void notifiesOfEachArrivalAndEachReadingOnce() throws InterruptedException {
        try (var reader = open(OWNER)) {
            refresh();
            assertThat(isNotified(reader)).as("nothing new").isFalse();

            arrives("a", "p-owner");
            arrives("b", "p-owner");
            refresh();
            assertThat(isNotified(reader)).isTrue();
            refresh();
            assertThat(isNotified(reader)).as("the same is found again").isFalse();

            inbox.read(Viewer.of(OWNER), "a", NOW);
            refresh();
            assertThat(isNotified(reader)).isTrue();
        }
    }

    @Test
    void notifiesThoseWhoReadTheAddressAndNobodyElse() throws InterruptedException {
        var owner = open(OWNER);
        var unit = open(caller("p-unit", Role.UNIT));
        var office = open(caller("p-here", Role.SUPERVISOR, "370212"));
        refresh();

        arrives("a", "unit:u1");
        refresh();

        assertThat(isNotified(unit)).isTrue();
        assertThat(isNotified(owner)).isFalse();
        assertThat(isNotified(office)).isFalse();

        arrives("b", "supervision-office");
        refresh();

        assertThat(isNotified(office)).isTrue();
        assertThat(isNotified(unit)).isFalse();
    }

    @Test
    void notifiesAdministratorsOfNotices() throws InterruptedException {
        var admin = open(caller("p-admin", Role.ADMIN));
        var owner = open(OWNER);
        refresh();
        isNotified(admin);

        notices.unread = 3;
        refresh();

        assertThat(isNotified(admin)).isTrue();
        assertThat(isNotified(owner)).isFalse();
    }

    @Test
    void findsAMessageThatBecomesVisibleLongAfterItsInstant() throws InterruptedException {
        var reader = open(OWNER);
        refresh();
        stamped = now;
        refreshAfter(InboxFeed.OVERLAP.minusSeconds(3));
        stamped = NOW.plusSeconds(2);

        arrives("late", "p-owner");
        refresh();

        assertThat(isNotified(reader)).isTrue();
    }

    @Test
    void findsWhatChangedWhileTheStoreWasDown() throws InterruptedException {
        var reader = open(OWNER);
        refresh();
        inbox.isDown = true;
        arrives("a", "p-owner");
        assertThatIllegalStateException().isThrownBy(() -> refreshAfter(Duration.ofMinutes(10)));
        inbox.isDown = false;

        refreshAfter(Duration.ofMinutes(10));

        assertThat(isNotified(reader)).isTrue();
    }

    @Test
    void asksTheStoreOnceForEverybodyAndNotAtAllWhenNobodyReads() {
        refresh();
        assertThat(inbox.reads).isZero();
        open(caller("p-a", Role.OWNER));
        open(caller("p-b", Role.UNIT));
        open(caller("p-c", Role.SUPERVISOR, "370212"));

        refresh();

        assertThat(inbox.reads).isEqualTo(1);
    }

    @Test
    void aReaderThatFetchesLateIsNotifiedOnce() throws InterruptedException {
        var reader = open(OWNER);
        for (var i = 0; i < 1_000; i++) {
            arrives("m" + i, "p-owner");
            refresh();
        }

        assertThat(isNotified(reader)).isTrue();
        assertThat(isNotified(reader)).isFalse();
    }

    @Test
    void endsAPersonsOldestBeyondTheirNumberAndRefusesWhoeverIsBeyondThatOfAll() {
        var oldest = open(OWNER);
        var second = open(OWNER);
        open(caller("p-b", Role.OWNER));

        var newest = open(OWNER);

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
        var reader = open(OWNER);
        var waiting = Thread.ofVirtual().start(() -> {
            try {
                reader.awaitChange(Duration.ofHours(1));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });

        feed.close();

        assertThat(waiting.join(Duration.ofSeconds(10))).isTrue();
        assertThat(reader.hasEnded()).isTrue();
        assertThat(feed.open(caller("p-b", Role.OWNER))).isInstanceOf(Opening.Refused.class);
    }

    private static final class CountedInbox implements Inbox {
        private final InMemoryInbox messages;
        private int reads;
        private boolean isDown;

        CountedInbox(InMemoryInbox messages) {
            this.messages = messages;
        }

        @Override
        public Set<InboxChange> changes(Set<String> addresses, Instant since) {
            if (isDown) {
                throw new IllegalStateException("no store");
            }
            reads++;
            return messages.changes(addresses, since);
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
}
