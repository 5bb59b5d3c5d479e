package city.renewal.notification.application.order;

import static city.renewal.notification.domain.order.SomeOrders.NOW;
import static city.renewal.notification.domain.order.SomeOrders.after;
import static city.renewal.notification.domain.order.SomeOrders.issued;
import static city.renewal.starter.security.Role.COMMANDER;
import static city.renewal.starter.security.Role.LEADER;
import static city.renewal.starter.security.Role.OWNER;
import static city.renewal.starter.security.Role.UNIT;
import static org.assertj.core.api.Assertions.assertThat;

import city.renewal.events.Withdrawal;
import city.renewal.notification.application.directory.Viewer;
import city.renewal.notification.domain.escalation.OrderColour;
import city.renewal.notification.domain.order.OrderClosure;
import city.renewal.notification.domain.order.OrderNumber;
import city.renewal.notification.domain.order.OrderOffice;
import city.renewal.notification.domain.order.OrderState;
import city.renewal.notification.domain.order.SupervisionOrder;
import city.renewal.starter.aggregate.Aggregates;
import city.renewal.starter.aggregate.Change;
import city.renewal.starter.aggregate.StoredAggregate;
import city.renewal.starter.security.Caller;
import city.renewal.starter.security.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What everything that answers questions about orders promises. */
public abstract class OrderQueriesContract {
    private static final Instant LATE = Instant.parse("2023-07-05T00:00:00Z");
    private static final Duration LEASE = Duration.ofSeconds(60);

    protected abstract Aggregates<SupervisionOrder> orders();

    protected abstract OrderQueries queries();

    private boolean issue(String programme, int serial, String origin, int minute) {
        var issued = issued(new OrderNumber(programme, 2023, serial), origin, NOW.plusSeconds(60L * minute));
        return orders().create(issued.order().orderId(), new Change<>(issued.order(), issued.events(), null));
    }

    private void reply(String orderId) {
        var stored = orders().load(orderId).orElseThrow();
        orders().save(stored, new Change<>(after(stored.state().replied("p-unit", "x", NOW)), List.of(), null));
    }

    private static Viewer viewer(String person, Role role, Set<String> areas, Set<String> units) {
        return Viewer.of(new Caller(person, Set.of(role), areas, units, Set.of()));
    }

    private static final Viewer EVERYBODY = viewer("x", COMMANDER, Set.of("370212"), Set.of());

    private List<String> ids(OrderFilter filter, Viewer viewer) {
        return queries().find(filter, viewer, null, 100).stream()
                .map(StoredAggregate::id)
                .toList();
    }

    private boolean issueOf(String programme, String district, int serial, String origin) {
        var number = new OrderNumber(programme, 2023, serial, new OrderOffice(district, district));
        var issued = issued(number, origin, NOW);
        return orders().create(issued.order().orderId(), new Change<>(issued.order(), issued.events(), null));
    }

    @Test
    void anOfficeGivesANumberAndAnOriginOnceWhateverTheProgramme() {
        assertThat(queries().lastSerial("370212", 2023)).isZero();
        assertThat(issueOf("a", "370212", 1, "one")).isTrue();
        assertThat(issueOf("b", "370212", 1, "other")).as("the number is taken").isFalse();
        assertThat(issueOf("a", "370212", 2, "one")).as("the origin is taken").isFalse();
        assertThat(issueOf("b", "370212", 2, "two")).isTrue();
        assertThat(issueOf("a", "370202", 1, "three")).as("another office").isTrue();
        assertThat(issue("370212", 7, "four", 0)).as("of before offices").isTrue();

        assertThat(queries().lastSerial("370212", 2023)).isEqualTo(2);
        assertThat(queries().lastSerial("370202", 2023)).isEqualTo(1);
        assertThat(queries().lastSerial("370212", 2024)).isZero();
        assertThat(queries().issuedAs("two")).map(StoredAggregate::id).contains("2023-370212-2");
        assertThat(queries().issuedAs("five")).isEmpty();
    }

    @Test
    void filtersByWhatAnOrderIsAndBySight() {
        issue("a", 1, "one", 1);
        issue("a", 2, "two", 2);
        issue("b", 1, "three", 3);
        reply("a-2023-2");

        assertThat(ids(OrderFilter.ALL, EVERYBODY)).containsExactly("b-2023-1", "a-2023-2", "a-2023-1");
        assertThat(ids(new OrderFilter("a", null, "u1", OrderColour.RED, null, true, null), EVERYBODY))
                .containsExactly("a-2023-2", "a-2023-1");
        assertThat(ids(new OrderFilter(null, null, null, null, OrderState.REPLIED, null, null), EVERYBODY))
                .containsExactly("a-2023-2");
        assertThat(ids(overdue(true), EVERYBODY)).containsExactly("b-2023-1", "a-2023-1");
        assertThat(ids(overdue(false), EVERYBODY)).containsExactly("a-2023-2");
        assertThat(ids(new OrderFilter(null, "p9", null, null, null, null, null), EVERYBODY))
                .isEmpty();
        assertThat(queries().count(overdue(true), EVERYBODY)).isEqualTo(2);

        assertThat(ids(OrderFilter.ALL, viewer("x", UNIT, Set.of(), Set.of("u1"))))
                .hasSize(3);
        assertThat(ids(OrderFilter.ALL, viewer("x", UNIT, Set.of(), Set.of("u2"))))
                .isEmpty();
        assertThat(ids(OrderFilter.ALL, viewer("p-leader", LEADER, Set.of(), Set.of())))
                .hasSize(3);
        assertThat(ids(OrderFilter.ALL, viewer("p-owner", OWNER, Set.of(), Set.of())))
                .hasSize(3);
        assertThat(ids(OrderFilter.ALL, viewer("x", COMMANDER, Set.of("110101"), Set.of())))
                .isEmpty();
    }

    @Test
    void findsTheOpenOrdersOfAProjectAndThoseThatOweNoAnswerAreNotOverdue() {
        issue("a", 1, "one", 1);
        issue("a", 2, "two", 2);
        issue("a", 3, "three", 3);
        reply("a-2023-2");
        change("a-2023-3", order -> after(order.closed(OrderClosure.Outcome.WITHDRAWN, "p", "x", NOW)));

        assertThat(queries().openAbout("p1"))
                .extracting(StoredAggregate::id)
                .containsExactlyInAnyOrder("a-2023-1", "a-2023-2");
        assertThat(queries().openAbout("p2")).isEmpty();
        change("a-2023-1", order -> order.released(new Withdrawal("x", "p", NOW)));
        assertThat(ids(overdue(true), EVERYBODY)).isEmpty();
        assertThat(queries().openAbout("p1").stream()
                        .map(StoredAggregate::state)
                        .filter(SupervisionOrder::isReleased)
                        .map(SupervisionOrder::withdrawal))
                .containsExactly(new Withdrawal("x", "p", NOW));
        assertThat(queries().claimDue(NOW.plus(Duration.ofDays(30)), NOW, LEASE, 10))
                .extracting(StoredAggregate::id)
                .doesNotContain("a-2023-1");
    }

    private void change(String orderId, UnaryOperator<SupervisionOrder> changed) {
        var stored = orders().load(orderId).orElseThrow();
        orders().save(stored, new Change<>(changed.apply(stored.state()), List.of(), null));
    }

    private static OrderFilter overdue(boolean is) {
        return new OrderFilter(null, null, null, null, null, null, new OrderFilter.Overdue(is, LATE));
    }

    @Test
    void pagesAreStableThoughManyWereIssuedInOneMoment() {
        for (var serial = 1; serial <= 7; serial++) {
            issue("a", serial, "o" + serial, serial / 3);
        }

        var seen = new ArrayList<String>();
        OrderQueries.After after = null;
        for (var page = 0; page < 4; page++) {
            var found = queries().find(OrderFilter.ALL, EVERYBODY, after, 2);
            found.forEach(stored -> seen.add(stored.id()));
            issue("b", page + 1, "b" + page, 100 + page);
            var last = found.getLast().state();
            after = new OrderQueries.After(last.issue().at(), last.orderId());
        }

        assertThat(seen)
                .containsExactly("a-2023-7", "a-2023-6", "a-2023-5", "a-2023-4", "a-2023-3", "a-2023-2", "a-2023-1");
    }

    @Test
    void whatIsDueIsClaimedOnceUntilTheLeaseIsOverOrSomebodyWrites() {
        issue("a", 1, "one", 2);
        issue("a", 2, "two", 1);
        issue("a", 3, "three", 90);
        var now = NOW.plusSeconds(600);
        var real = Instant.parse("2026-11-21T10:00:00Z");

        var first = queries().claimDue(now, real, LEASE, 10);

        assertThat(first).extracting(StoredAggregate::id).containsExactly("a-2023-2", "a-2023-1");
        assertThat(queries().claimDue(now, real.plusSeconds(59), LEASE, 10)).isEmpty();
        var told = first.getFirst();
        orders().save(told, new Change<>(told.state(), List.of(), null));
        assertThat(queries().claimDue(now, real.plusSeconds(59), LEASE, 10))
                .extracting(StoredAggregate::id)
                .containsExactly("a-2023-2");
        assertThat(queries().claimDue(now, real.plusSeconds(61), LEASE, 10))
                .extracting(StoredAggregate::id)
                .containsExactly("a-2023-1");
    }
}
