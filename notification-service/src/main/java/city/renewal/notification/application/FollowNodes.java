package city.renewal.notification.application;

import city.renewal.events.Envelope;
import city.renewal.events.ProgressEvent;
import city.renewal.notification.application.WatchedNodes.Kept;
import city.renewal.notification.domain.Alert;
import city.renewal.notification.domain.NodeConcerns.Look;
import city.renewal.notification.domain.WatchedNode;
import city.renewal.notification.domain.WatchedNode.Followed;
import city.renewal.notification.domain.WatchedNode.Order;
import city.renewal.notification.domain.rules.AlertKinds;
import city.renewal.notification.domain.rules.Versioned;
import city.renewal.starter.aggregate.Aggregates;
import city.renewal.starter.aggregate.ConcurrentChange;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes in what the progress service says of nodes: raises and resolves the alerts of what is overdue, and those of every
 * other kind, when facts come and when time has passed.
 *
 * <ol>
 *   <li>Per node, facts are taken in the order of their sequences; one at or below the stored sequence has no effect.
 *   <li>What the changes of standing order is carried out: decisions are made, then their messages stored, then the alerts
 *       written with the record of who was told.
 *   <li>Then a look finds which concerns hold, and the node is stored as its next turn: with its sequences, and with every
 *       concern that the look is about to order something for, and due at once. Where it orders nothing, that was the
 *       node's only write, and it is due when time alone changes something.
 *   <li>The look's orders are carried out likewise. An order carries its turn, so that one that comes late has no effect.
 *   <li>The turn is settled: the concerns that hold, and when time alone changes that.
 * </ol>
 *
 * <p>Every write of a node is on top of the turn that was read. Who is beaten to a turn, by another instance or by the look
 * at what time has changed, reads the node again and takes the facts in again; orders that are carried out twice have no
 * second effect. Who is beaten to the settling leaves the node to whoever beat them. Whoever calls commits their offsets
 * last: a crash before the node is stored repeats its facts, and one after that leaves it due, so that the next look orders
 * everything again.
 *
 * <p>The outcome does not depend on how the stream is cut into batches. Thread-safe; any number of instances may follow, and
 * look, at once.
 */
public final class FollowNodes {
    private static final int BATCH = 200;
    private static final int ATTEMPTS = 20;
    private static final long NONE = -1;

    private final WatchedNodes nodes;
    private final VersionedRules<AlertKinds> kinds;
    private final Aggregates<Alert> alerts;
    private final Telling telling;
    private final Rulebooks rules;
    private final InstantSource clock;

    /** The version of the kinds by which everything was made to be looked at. */
    private final AtomicLong lookedBy = new AtomicLong(NONE);

    public FollowNodes(
            WatchedNodes nodes,
            VersionedRules<AlertKinds> kinds,
            Aggregates<Alert> alerts,
            Telling telling,
            Rulebooks rules,
            InstantSource clock) {
        this.nodes = nodes;
        this.kinds = kinds;
        this.alerts = alerts;
        this.telling = telling;
        this.rules = rules;
        this.clock = clock;
    }

    /** @return how many decisions were made that nobody had made before */
    public int follow(List<? extends Envelope<? extends ProgressEvent>> facts) {
        var made = 0;
        var open = facts.stream()
                .<Envelope<? extends ProgressEvent>>map(fact -> fact)
                .sorted(Comparator.comparingLong(Envelope::sequence))
                .collect(Collectors.groupingBy(FollowNodes::key, LinkedHashMap::new, Collectors.toList()));
        for (var attempt = 1; !open.isEmpty(); attempt++) {
            giveUpAfter(attempt, open.keySet());
            var round = round(followed(open));
            made += round.made();
            open.keySet().retainAll(round.lost());
        }
        return made;
    }

    /** One round of those for which time has come. @return whether there may be more */
    public boolean lookAgain() {
        var now = clock.instant();
        makeDueByNewRules(kinds.current().version(), now);
        var due = nodes.due(now, BATCH);
        // Who is beaten leaves the node to whoever beat them.
        round(due.stream().map(node -> node.follow(List.of())).toList());
        return due.size() == BATCH;
    }

    private void makeDueByNewRules(long version, Instant now) {
        if (lookedBy.getAndSet(version) == version) {
            return;
        }
        try {
            nodes.lookAgain(version, now);
        } catch (RuntimeException e) {
            lookedBy.set(NONE);
            throw e;
        }
    }

    private List<Followed> followed(Map<String, List<Envelope<? extends ProgressEvent>>> facts) {
        var known = nodes.loadAll(facts.keySet()).stream().collect(Collectors.toMap(WatchedNode::key, node -> node));
        var changed = new ArrayList<Followed>();
        facts.forEach((key, ofNode) -> {
            var stored = known.get(key);
            var node = stored == null
                    ? WatchedNode.unknown(ofNode.getFirst().event().subject())
                    : stored;
            var followed = node.follow(ofNode);
            if (!followed.node().equals(node)) {
                changed.add(followed);
            }
        });
        return changed;
    }

    /** What came of a round: new decisions, and the keys of those that somebody else has taken a turn of meanwhile. */
    private record Round(int made, Set<String> lost) {}

    private Round round(List<Followed> followed) {
        if (followed.isEmpty()) {
            return new Round(0, Set.of());
        }
        var rule = kinds.current();
        try {
            return round(followed, rule, clock.instant());
        } finally {
            // Whoever made everything due that was looked at by older rules may have come before this was stored.
            if (kinds.current().version() != rule.version()) {
                lookedBy.set(NONE);
            }
        }
    }

    private Round round(List<Followed> followed, Versioned<AlertKinds> rule, Instant now) {
        var made = carryOut(followed.stream().flatMap(each -> each.orders().stream()), now);
        var turns =
                followed.stream().map(each -> Turn.of(each.node(), rule, now)).toList();
        var lost = nodes.saveAll(turns.stream().map(Turn::taken).toList());
        var begun = turns.stream()
                .filter(turn -> turn.ordersSomething() && !lost.contains(turn.key()))
                .toList();
        made += carryOut(begun.stream().flatMap(turn -> turn.look().orders().stream()), now);
        nodes.saveAll(begun.stream().map(Turn::settled).toList());
        return new Round(made, lost);
    }

    /** A node, and the look at its concerns. */
    private record Turn(WatchedNode node, Look look, Instant at, long rulesVersion) {
        static Turn of(WatchedNode node, Versioned<AlertKinds> rule, Instant now) {
            return new Turn(node, node.concerns().look(rule.rules(), now), now, rule.version());
        }

        String key() {
            return node.key();
        }

        boolean ordersSomething() {
            return !look.orders().isEmpty();
        }

        /** Where nothing is ordered there is nothing to come back for. */
        Kept taken() {
            return new Kept(node.with(look.node()), ordersSomething() ? at : look.nextLookAt(), rulesVersion);
        }

        Kept settled() {
            return new Kept(node.with(look.settled()), look.nextLookAt(), rulesVersion);
        }
    }

    private int carryOut(Stream<Order> toCarryOut, Instant now) {
        var orders = toCarryOut.toList();
        if (orders.isEmpty()) {
            return 0;
        }
        for (var attempt = 1; ; attempt++) {
            try {
                return carryOutOnce(orders, now);
            } catch (ConcurrentChange e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private int carryOutOnce(List<Order> orders, Instant now) {
        var ids = orders.stream().map(Order::alertId).distinct().toList();
        var raised = orders.stream()
                .flatMap(order -> order instanceof Order.Raise(var matter) ? Stream.of(matter) : Stream.empty())
                .toList();
        var book = new AlertBook(alerts.loadAll(ids), rules.pipelineFor(raised, now));
        orders.forEach(book::carryOut);
        var told = telling.tell(book.decisions(), now);
        book.store(alerts, told);
        telling.finish(told);
        return told.made();
    }

    private static void giveUpAfter(int attempt, Collection<String> keys) {
        if (attempt > ATTEMPTS) {
            throw new ConcurrentChange(keys.iterator().next(), 0);
        }
    }

    private static String key(Envelope<? extends ProgressEvent> fact) {
        var subject = fact.event().subject();
        return WatchedNode.key(subject.projectId(), subject.nodeId());
    }
}
