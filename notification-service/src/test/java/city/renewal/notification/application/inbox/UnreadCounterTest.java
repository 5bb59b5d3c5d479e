package city.renewal.notification.application.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.notification.SomeMessages;
import city.renewal.notification.application.InMemoryInbox;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UnreadCounterTest {
    private final InMemoryInbox inbox = new InMemoryInbox();
    private final InMemoryNotices notices = new InMemoryNotices();
    private final UnreadCounter counter = new UnreadCounter(inbox, notices);

    private static Caller caller(String person, Role role, String... areas) {
        return new Caller(person, Set.of(role), Set.of(areas), Set.of("u1"), Set.of());
    }

    private void arrives(String id, String address) {
        inbox.takeAll(List.of(SomeMessages.aMessageTo(address, id)));
    }

    @Test
    void countsTheTraysThatARoleReads() {
        arrives("a", "unit:u1");
        arrives("b", "supervision-office");
        notices.unread = 3;

        assertThat(counter.count(caller("p-unit", Role.UNIT))).isEqualTo(1);
        assertThat(counter.count(caller("p-here", Role.SUPERVISOR, "370212"))).isEqualTo(1);
        assertThat(counter.count(caller("p-elsewhere", Role.SUPERVISOR, "370202")))
                .isZero();
        assertThat(counter.count(caller("p-admin", Role.ADMIN))).isEqualTo(3);
    }

    @Test
    void countsNoFurtherThanAThousandWithTheNotices() {
        for (var i = 0; i < 999; i++) {
            arrives("m" + i, "p-admin");
        }
        notices.unread = 3;

        assertThat(counter.count(caller("p-admin", Role.ADMIN))).isEqualTo(1_000);
        assertThat(counter.count(caller("p-admin", Role.OWNER))).isEqualTo(999);
    }
}
