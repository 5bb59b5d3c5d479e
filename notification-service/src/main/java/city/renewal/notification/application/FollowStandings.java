package city.renewal.notification.application;

import city.renewal.events.Envelope;
import city.renewal.events.ProgressEvent.NodeStandingChanged;
import city.renewal.notification.domain.Alert;
import city.renewal.notification.domain.Matter;
import city.renewal.notification.domain.WatchedNode;
import city.renewal.notification.domain.WatchedNode.Order;
import city.renewal.starter.aggregate.Aggregates;
import city.renewal.starter.aggregate.ConcurrentChange;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in changes of standing: raises an alert for a node that became overdue and resolves it when that is no longer
 * so.
 *
 * <ol>
 *   <li>Per node, changes are taken in the order of their sequences; one at or below the stored sequence has no effect.
 *   <li>Decisions are made, then their messages stored, then the alerts written with the record of who was told.
 *   <li>The nodes' sequences are written last. Whoever calls commits their offsets after that, so that a crash anywhere
 *       repeats the batch, and the repetition finds every id taken.
 * </ol>
 *
 * <p>The outcome does not depend on how the stream is cut into batches. Thread-safe.
 */
public final class FollowStandings {
    private static final Logger LOG = LoggerFactory.getLogger(FollowStandings.class);
    private static final int ATTEMPTS = 10;

    private final WatchedNodes nodes;
    private final Aggregates<Alert> alerts;
    private final Telling telling;
    private final Rulebooks rules;
    private final InstantSource clock;

    public FollowStandings(
            WatchedNodes nodes, Aggregates<Alert> alerts, Telling telling, Rulebooks rules, InstantSource clock) {

        this.nodes = nodes;
        this.alerts = alerts;
        this.telling = telling;
        this.rules = rules;
        this.clock = clock;
    }

    /** @return how many decisions were made that nobody had made before */
    public int follow(List<Envelope<NodeStandingChanged>> facts) {
        for (var attempt = 1; ; attempt++) {
            try {
                return followOnce(facts);
            } catch (ConcurrentChange e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                LOG.debug("A batch of {} changes is folded again", facts.size(), e);
            }
        }
    }

    private int followOnce(List<Envelope<NodeStandingChanged>> facts) {
        var now = clock.instant();
        var known = known(facts);
        var followed = new LinkedHashMap<String, WatchedNode>();
        var orders = new ArrayList<Order>();
        facts.stream().sorted(Comparator.comparingLong(Envelope::sequence)).forEach(fact -> {
            var key = key(fact);
            var node = followed.getOrDefault(
                    key,
                    known.getOrDefault(key, WatchedNode.unknown(fact.event().subject())));
            var after = node.follow(fact);
            if (after.node().sequence() > node.sequence()) {
                followed.put(key, after.node());
                orders.addAll(after.orders());
            }
        });
        var made = carryOut(orders, now);
        nodes.saveAll(followed.values());
        return made;
    }

    private int carryOut(List<Order> orders, Instant now) {
        if (orders.isEmpty()) {
            return 0;
        }
        var ids = orders.stream().map(Order::alertId).distinct().toList();
        var book = new AlertBook(alerts.loadAll(ids), rules.pipelineFor(matters(orders), now));
        orders.forEach(book::carryOut);
        var told = telling.tell(book.decisions(), now);
        book.store(alerts);
        telling.finish(told);
        return told.made();
    }

    private static List<Matter> matters(List<Order> orders) {
        return orders.stream()
                .flatMap(order -> order instanceof Order.Raise(var matter) ? Stream.of(matter) : Stream.empty())
                .toList();
    }

    private Map<String, WatchedNode> known(List<Envelope<NodeStandingChanged>> facts) {
        var keys = facts.stream().map(FollowStandings::key).distinct().toList();
        return nodes.loadAll(keys).stream().collect(Collectors.toMap(WatchedNode::key, node -> node));
    }

    private static String key(Envelope<NodeStandingChanged> fact) {
        var subject = fact.event().subject();
        return WatchedNode.key(subject.projectId(), subject.nodeId());
    }
}
