package city.renewal.notification.application.inbox;

import static city.renewal.notification.Changes.DUE;
import static city.renewal.notification.Changes.NOW;
import static city.renewal.notification.Changes.aNode;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.notification.application.directory.Viewer;
import city.renewal.notification.application.inbox.Inbox.InboxChange;
import city.renewal.notification.domain.condition.AlertSubject;
import city.renewal.notification.domain.condition.MessageKind;
import city.renewal.notification.domain.condition.MessageLine;
import city.renewal.notification.domain.condition.Severity;
import city.renewal.notification.domain.message.Message;
import city.renewal.notification.domain.recipient.Recipient;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What everything that keeps messages promises. */
public abstract class InboxContract {
    protected abstract Inbox inbox();

    private static Message message(String id, String address, int minute) {
        return new Message(
                id,
                address,
                "收件人",
                "alert-" + id,
                MessageKind.OVERDUE,
                Severity.CRITICAL,
                1,
                AlertSubject.of(aNode("p", "n")),
                1,
                DUE,
                NOW.plusSeconds(60L * minute));
    }

    private static Viewer viewer(String person, Role role, Set<String> areas, Set<String> units) {
        return Viewer.of(new Caller(person, Set.of(role), areas, units, Set.of()));
    }

    private static List<String> ids(List<Inbox.InboxMessage> received) {
        return received.stream().map(each -> each.message().messageId()).toList();
    }

    private static final Viewer OWNER = viewer("p-owner", Role.OWNER, Set.of("370212"), Set.of("u1"));

    @Test
    void showsEverybodyTheirOwnMessagesTheNewestFirst() {
        var inbox = inbox();
        inbox.takeAll(List.of(message("a", "p-owner", 1), message("b", "p-owner", 3), message("c", "p-other", 2)));

        assertThat(ids(inbox.find(OWNER, false, null, 10))).containsExactly("b", "a");
        assertThat(inbox.find(OWNER, false, null, 10).getFirst().message()).isEqualTo(message("b", "p-owner", 3));
        assertThat(inbox.unread(OWNER)).isEqualTo(2);
    }

    @Test
    void showsTraysToThoseWhoseRoleReadsThem() {
        var inbox = inbox();
        inbox.takeAll(List.of(message("a", "unit:u1", 1), message("b", "supervision-office", 2)));

        assertThat(ids(inbox.find(OWNER, false, null, 10))).isEmpty();
        assertThat(ids(inbox.find(viewer("x", Role.UNIT, Set.of(), Set.of("u1")), false, null, 10)))
                .containsExactly("a");
        assertThat(ids(inbox.find(viewer("x", Role.UNIT, Set.of(), Set.of("u2")), false, null, 10)))
                .isEmpty();
        assertThat(ids(inbox.find(viewer("x", Role.SUPERVISOR, Set.of("370212"), Set.of()), false, null, 10)))
                .containsExactly("b");
        assertThat(ids(inbox.find(viewer("x", Role.SUPERVISOR, Set.of("370202"), Set.of()), false, null, 10)))
                .isEmpty();
    }

    @Test
    void showsASupervisorOfACityTheOfficeMessagesOfItsDistricts() {
        var inbox = inbox();
        inbox.takeAll(List.of(message("a", "supervision-office", 1)));
        var city = viewer("x", Role.SUPERVISOR, Set.of("3702"), Set.of());

        assertThat(ids(inbox.find(city, false, null, 10))).containsExactly("a");
        assertThat(inbox.unread(city)).isEqualTo(1);
        assertThat(inbox.read(city, "a", NOW)).isPresent();
        assertThat(inbox.unread(city)).isZero();
        for (var other : List.of("3701", "37021")) {
            var stranger = viewer("x", Role.SUPERVISOR, Set.of(other), Set.of());
            assertThat(ids(inbox.find(stranger, false, null, 10))).isEmpty();
            assertThat(inbox.unread(stranger)).isZero();
            assertThat(inbox.read(stranger, "a", NOW)).isEmpty();
        }
    }

    @Test
    void turnsPagesWithoutSkippingOrRepeatingAmongEqualTimes() {
        var inbox = inbox();
        for (var i = 0; i < 25; i++) {
            inbox.takeAll(List.of(message("m%02d".formatted(i), "p-owner", i / 5)));
        }
        var seen = new ArrayList<String>();
        Inbox.After after = null;
        for (var page = inbox.find(OWNER, false, after, 4);
                !page.isEmpty();
                page = inbox.find(OWNER, false, after, 4)) {
            seen.addAll(ids(page));
            var last = page.getLast().message();
            after = new Inbox.After(last.at(), last.messageId());
        }

        assertThat(seen).hasSize(25).doesNotHaveDuplicates().isSortedAccordingTo((a, b) -> b.compareTo(a));
    }

    @Test
    void readingCountsOnceAndOnlyForTheirOwn() {
        var inbox = inbox();
        inbox.takeAll(List.of(message("a", "p-owner", 1), message("b", "p-other", 1)));

        assertThat(inbox.read(OWNER, "a", NOW).orElseThrow().readAt()).isEqualTo(NOW);
        assertThat(inbox.read(OWNER, "a", NOW.plusSeconds(9)).orElseThrow().readAt())
                .isEqualTo(NOW);
        assertThat(inbox.read(OWNER, "b", NOW)).isEmpty();
        assertThat(inbox.read(OWNER, "nowhere", NOW)).isEmpty();

        assertThat(inbox.unread(OWNER)).isZero();
        assertThat(inbox.find(OWNER, true, null, 10)).isEmpty();
    }

    @Test
    void takingAMessageAgainLeavesItRead() {
        var inbox = inbox();
        inbox.takeAll(List.of(message("a", "p-owner", 1)));
        inbox.read(OWNER, "a", NOW);

        inbox.takeAll(List.of(message("a", "p-owner", 7), message("b", "p-owner", 2)));

        assertThat(inbox.unread(OWNER)).isEqualTo(1);
        assertThat(ids(inbox.find(OWNER, false, null, 10))).containsExactly("b", "a");
    }

    @Test
    void countsUnreadMessagesUpToAThousand() {
        var inbox = inbox();
        inbox.takeAll(IntStream.range(0, Inbox.MOST_COUNTED - 1)
                .mapToObj(i -> message("m" + i, "p-owner", 1))
                .toList());
        assertThat(inbox.unread(OWNER)).isEqualTo(999);

        inbox.takeAll(List.of(message("a", "p-owner", 1), message("b", "p-owner", 1), message("c", "p-owner", 1)));

        assertThat(inbox.unread(OWNER)).as("so many or more").isEqualTo(1_000);
    }

    @Test
    void listsWhatArrivedAndWasReadOfLateAtSomeAddresses() {
        var inbox = inbox();
        var before = InstantSource.system().instant().minusSeconds(1);
        inbox.takeAll(List.of(message("a", "p-owner", 1), message("b", "unit:u1", 2), message("c", "p-other", 3)));
        inbox.read(OWNER, "a", NOW);

        assertThat(inbox.changes(Set.of("p-owner", "unit:u1", "p-nobody"), before))
                .containsExactlyInAnyOrder(
                        new InboxChange("a", "p-owner", false), new InboxChange("b", "unit:u1", true));
        assertThat(inbox.changes(Set.of("p-owner"), before.plusSeconds(3600))).isEmpty();
        assertThat(inbox.changes(Set.of(), before)).isEmpty();
    }

    @Test
    void saysWhenEachAlertOfAMessageWasFirstOpened() {
        var inbox = inbox();
        var lines = Stream.of("a1", "a2")
                .map(id -> new MessageLine(
                        id, MessageKind.OVERDUE, Severity.CRITICAL, 1, AlertSubject.of(aNode("p", id)), 1, DUE))
                .toList();
        inbox.takeAll(
                List.of(Message.together("g", Recipient.at("p-owner", "责任人"), lines, NOW), message("b", "p-owner", 1)));
        var parts = List.of(
                new Inbox.Notification("a1", 1, "p-owner", "part-1"),
                new Inbox.Notification("a2", 1, "p-owner", "part-2"),
                new Inbox.Notification("a2", 2, "unit:u1", "part-3"),
                new Inbox.Notification("alert-b", 1, "p-owner", "b"));
        assertThat(inbox.openings(parts)).isEmpty();

        inbox.read(OWNER, "g", NOW.plusSeconds(10));
        inbox.read(OWNER, "g", NOW.plusSeconds(20));

        assertThat(inbox.openings(parts))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("part-1", NOW.plusSeconds(10), "part-2", NOW.plusSeconds(10)));
        inbox.read(OWNER, "b", NOW.plusSeconds(30));
        assertThat(inbox.openings(parts)).containsEntry("b", NOW.plusSeconds(30));
    }
}
