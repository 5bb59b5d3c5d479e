package city.renewal.notification.application.order;

import city.renewal.events.Withdrawal;
import city.renewal.notification.application.dispatch.NotificationDispatcher;
import city.renewal.notification.application.rules.RuleSnapshotLoader;
import city.renewal.notification.domain.order.OrderChase;
import city.renewal.notification.domain.order.SupervisionOrder;
import city.renewal.starter.aggregate.Aggregates;
import city.renewal.starter.aggregate.Change;
import city.renewal.starter.aggregate.ConcurrentChange;
import city.renewal.starter.aggregate.StoredAggregate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Notifies of orders' last changes, and escalates orders whose answer is overdue. An order about a project that was
 * withdrawn is released instead.
 *
 * <ol>
 *   <li>The next notification is recorded on the order, with the message, by compare-and-set: if two instances process one order, only
 *       one of them wins.
 *   <li>The messages are stored by their channels, each under its id, so that a repetition is recognised.
 *   <li>The outgoing messages are removed from the order. A crash before that leaves it due, and they are sent again; a command in between
 *       keeps them.
 * </ol>
 *
 * <p>Any number of instances may sweep at once: each claims other orders, by version.
 */
public final class ChaseOrders {
    private static final int BATCH = 100;

    /** Real time after which a claim is void, because its instance was killed or hangs. */
    private static final Duration LEASE = Duration.ofSeconds(60);

    private final OrderQueries due;
    private final Aggregates<SupervisionOrder> orders;
    private final NotificationDispatcher dispatcher;
    private final RuleSnapshotLoader rules;
    private final KnownFacts known;
    private final InstantSource clock;
    private final InstantSource real;

    public ChaseOrders(
            OrderQueries due,
            Aggregates<SupervisionOrder> orders,
            NotificationDispatcher dispatcher,
            RuleSnapshotLoader rules,
            KnownFacts known,
            InstantSource clock,
            InstantSource real) {
        this.due = due;
        this.orders = orders;
        this.dispatcher = dispatcher;
        this.rules = rules;
        this.known = known;
        this.clock = clock;
        this.real = real;
    }

    /** One sweep; true when there may be more to do at once. */
    public boolean sweep() {
        var now = clock.instant();
        var found = due.claimDue(now, real.instant(), LEASE, BATCH);
        if (found.isEmpty()) {
            return false;
        }
        var subjects =
                found.stream().map(stored -> OrderChase.subject(stored.state())).toList();
        var issuers = found.stream().map(stored -> stored.state().issue().by()).toList();
        var chase = new OrderChase(rules.snapshot(subjects, issuers, now), now);
        var withdrawals = withdrawals(found);
        found.forEach(stored ->
                process(stored, chase, withdrawals.get(stored.state().subject().projectId())));
        return found.size() == BATCH;
    }

    /** How those of the orders' projects that were withdrawn left their programme, by the project's id. */
    private Map<String, Withdrawal> withdrawals(List<StoredAggregate<SupervisionOrder>> found) {
        var ids = found.stream()
                .map(stored -> stored.state().subject().projectId())
                .distinct()
                .toList();
        var withdrawals = new HashMap<String, Withdrawal>();
        for (var project : known.projects(ids)) {
            if (project.withdrawal() != null) {
                withdrawals.put(project.projectId(), project.withdrawal());
            }
        }
        return withdrawals;
    }

    private void process(StoredAggregate<SupervisionOrder> stored, OrderChase chase, @Nullable Withdrawal withdrawal) {
        if (!stored.state().outgoing().isEmpty()) {
            if (chase.maySend(stored.state())) {
                send(stored);
            }
            return;
        }
        var order = withdrawal == null ? stored.state() : stored.state().released(withdrawal);
        save(stored, chase.advance(order))
                .filter(saved -> !saved.state().outgoing().isEmpty())
                .ifPresent(this::send);
    }

    private void send(StoredAggregate<SupervisionOrder> stored) {
        dispatcher.deliver(stored.state().outgoing().stream()
                .map(each -> new NotificationDispatcher.ChannelMessage(each.message(), each.channels()))
                .toList());
        save(stored, stored.state().delivered());
    }

    /** Empty when another instance wrote the order meanwhile: that write determines when it is due again. */
    private Optional<StoredAggregate<SupervisionOrder>> save(
            StoredAggregate<SupervisionOrder> stored, SupervisionOrder next) {
        try {
            var version = orders.save(stored, new Change<>(next, List.of(), null));
            return Optional.of(new StoredAggregate<>(stored.id(), version, stored.sequence(), next, stored.handled()));
        } catch (ConcurrentChange e) {
            return Optional.empty();
        }
    }
}
