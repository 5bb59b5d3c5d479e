package city.renewal.notification.application;

import city.renewal.events.Envelope;
import city.renewal.events.ProgressEvent;
import city.renewal.notification.application.Concerns.Kept;
import city.renewal.notification.domain.Alert;
import city.renewal.notification.domain.NodeConcerns;
import city.renewal.notification.domain.NodeConcerns.Look;
import city.renewal.notification.domain.WatchedNode;
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
import java.util.stream.Collectors;

/**
 * Raises the alerts of every kind but {@code OVERDUE}, and resolves them, when facts come and when time has passed.
 *
 * <ol>
 *   <li>A look finds which concerns hold, and is stored as the node's next turn, with every concern that it is about to
 *       order something for, and due at once. Who is beaten to the turn looks again.
 *   <li>The orders are carried out: decisions, messages, alerts, as for what is overdue. An order carries its turn, so that
 *       one that comes late has no effect.
 *   <li>The turn is settled: the concerns that hold, and when time alone changes that.
 * </ol>
 *
 * <p>A crash in between leaves the node due, and the next look orders everything again. Thread-safe; any number of
 * instances may look at once.
 */
public final class FollowConcerns {
    private static final int BATCH = 200;
    private static final int ATTEMPTS = 20;

    private final Concerns concerns;
    private final VersionedRules<AlertKinds> kinds;
    private final Aggregates<Alert> alerts;
    private final Telling telling;
    private final Rulebooks rules;
    private final InstantSource clock;
    private volatile long lookedBy = -1;

    public FollowConcerns(
            Concerns concerns,
            VersionedRules<AlertKinds> kinds,
            Aggregates<Alert> alerts,
            Telling telling,
            Rulebooks rules,
            InstantSource clock) {
        this.concerns = concerns;
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
                .collect(Collectors.groupingBy(FollowConcerns::key, LinkedHashMap::new, Collectors.toList()));
        for (var attempt = 1; !open.isEmpty(); attempt++) {
            giveUpAfter(attempt, open.keySet());
            var looked = look(folded(open));
            made += looked.made();
            open.keySet().retainAll(looked.lost());
        }
        return made;
    }

    /** One round of those for which time has come. @return whether there may be more */
    public boolean lookAgain() {
        var now = clock.instant();
        var version = kinds.current().version();
        if (version != lookedBy) {
            concerns.lookAgain(version, now);
            lookedBy = version;
        }
        var due = concerns.due(now, BATCH);
        look(due);
        return due.size() == BATCH;
    }

    private List<NodeConcerns> folded(Map<String, List<Envelope<? extends ProgressEvent>>> facts) {
        var known =
                concerns.loadAll(facts.keySet()).stream().collect(Collectors.toMap(NodeConcerns::key, each -> each));
        var changed = new ArrayList<NodeConcerns>();
        facts.forEach((key, ofNode) -> {
            var before = known.get(key);
            var node = before == null
                    ? NodeConcerns.unknown(ofNode.getFirst().event().subject())
                    : before;
            for (var fact : ofNode) {
                node = node.follow(fact);
            }
            if (before == null || node.sequence() > before.sequence()) {
                changed.add(node);
            }
        });
        return changed;
    }

    /** What came of a look: new decisions, and the keys of those that somebody else looked at meanwhile. */
    private record Looked(int made, Collection<String> lost) {}

    private Looked look(List<NodeConcerns> nodes) {
        if (nodes.isEmpty()) {
            return new Looked(0, List.of());
        }
        var now = clock.instant();
        var rule = kinds.current();
        var looks = nodes.stream().map(node -> node.look(rule.rules(), now)).toList();
        var lost = concerns.takeTurns(
                looks.stream().map(look -> taken(look, rule, now)).toList());
        var won = looks.stream()
                .filter(look -> !lost.contains(look.node().key()))
                .filter(look -> !look.orders().isEmpty())
                .toList();
        if (won.isEmpty()) {
            return new Looked(0, lost);
        }
        var made = carryOut(won.stream().flatMap(look -> look.orders().stream()).toList(), now);
        concerns.settle(won.stream()
                .map(look -> new Kept(look.settled(), look.nextLookAt(), rule.version()))
                .toList());
        return new Looked(made, lost);
    }

    /** Where nothing is ordered there is nothing to come back for. */
    private static Kept taken(Look look, Versioned<AlertKinds> rule, Instant now) {
        return new Kept(look.node(), look.orders().isEmpty() ? look.nextLookAt() : now, rule.version());
    }

    private int carryOut(List<Order> orders, Instant now) {
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
                .filter(Order.Raise.class::isInstance)
                .map(order -> ((Order.Raise) order).matter())
                .toList();
        var book = new AlertBook(alerts.loadAll(ids), rules.pipelineFor(raised, now));
        orders.forEach(book::carryOut);
        var told = telling.tell(book.decisions(), now);
        book.store(alerts);
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
