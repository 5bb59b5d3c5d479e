package city.renewal.notification.application.order;

import static city.renewal.notification.domain.order.SomeOrders.NOW;
import static city.renewal.notification.domain.order.SomeOrders.planned;
import static city.renewal.notification.domain.order.SomeOrders.programme;
import static city.renewal.notification.domain.order.SomeOrders.registered;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.CalendarEvent.CalendarSet;
import city.renewal.events.Envelope;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What everything that keeps copies of others' facts promises. */
public abstract class KnownFactsContract {
    protected abstract KnownFacts known();

    private static Envelope<CalendarSet> calendar(String name, long sequence) {
        var fact = new CalendarSet("c", name, "NATURAL", null, null, null, List.of(), List.of(), "p", NOW);
        return Envelope.of("/calendars/c", "c", sequence, fact);
    }

    @Test
    void keepsTheLatestOfEachHoweverTheFactsAreCutAndRepeated() {
        var known = known();
        var orders = new InMemoryOrders();
        var follow = new FollowProjects(known, new ReleaseOrders(orders, orders));
        var facts = List.<Envelope<?>>of(
                programme("laoshan-2023"),
                registered("laoshan-2023", "p1", "370212001", 1, "片区"),
                calendar("first", 1),
                planned("p1", 2),
                registered("laoshan-2023", "p2", "370212002", 1, "街区"),
                calendar("second", 2));

        follow.follow(facts);
        var p1 = known.project("p1");
        for (var fact : facts) {
            follow.follow(List.of(fact));
        }

        assertThat(p1).isPresent();
        assertThat(known.project("p1")).isEqualTo(p1);
        assertThat(p1.get().nodes()).hasSize(1);
        assertThat(known.projects(List.of("p1", "p2", "p3"))).hasSize(2);
        assertThat(known.project("p3")).isEmpty();
        assertThat(known.programme("laoshan-2023").orElseThrow().leaderOf("h1"))
                .extracting(person -> person.personId())
                .isEqualTo("p-commander");
        assertThat(known.programme("other")).isEmpty();
        assertThat(known.calendars()).extracting(CalendarSet::name).containsExactly("second");
    }
}
