package city.renewal.notification.application;

import city.renewal.events.Envelope;
import city.renewal.events.ProblemProgressEvent;
import city.renewal.events.ProgressEvent;
import city.renewal.events.RenewalEvent;
import city.renewal.notification.application.WatchedSubjects.Kept;
import city.renewal.notification.domain.Alert;
import city.renewal.notification.domain.AlertOrder;
import city.renewal.notification.domain.AlertSubject;
import city.renewal.notification.domain.WatchedSubject;
import city.renewal.notification.domain.WatchedSubject.Evaluated;
import city.renewal.notification.domain.WatchedSubject.Followed;
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
 * Follows the standings of nodes, projects and problems: raises and resolves their alerts when facts come and when time has
 * passed.
 *
 * <ol>
 *   <li>Per subject, facts are taken in the order of their sequences; one at or below the stored sequence has no effect.
 *   <li>The orders of the conditions that a fact decides are carried out: decisions are made, then their messages stored,
 *       then the alerts written with the record of who was told.
 *   <li>Then the other conditions are evaluated, and the subject is stored as its next turn: with its sequence, and with
 *       every condition that an order is about, and due at once. Where nothing is ordered, that is the subject's only write,
 *       and it is due when time alone changes something.
 *   <li>The orders of the evaluation are carried out likewise. An order carries its turn, so that a late one has no effect.
 *   <li>The turn is settled: the conditions that hold, and when time alone changes that.
 * </ol>
 *
 * <p>Every write of a subject is a compare-and-set on the turn that was read. If another instance, or the evaluation of what
 * time has changed, wins it, the subject is read again and the facts are taken in again; orders that are carried out twice
 * have no second effect. If another instance wins the settling, it finishes the work. The caller commits offsets last: a
 * crash before the subject is stored repeats its facts, and one after that leaves it due, so that the next evaluation orders
 * everything again.
 *
 * <p>The outcome does not depend on how the stream is cut into batches. Thread-safe; any number of instances may follow and
 * evaluate at once.
 */
public final class FollowStandings {
    private static final int BATCH = 200;
    private static final int ATTEMPTS = 20;
    private static final long NONE = -1;

    private final WatchedSubjects subjects;
    private final VersionedRules<AlertKinds> kinds;
    private final Aggregates<Alert> alerts;
    private final Telling telling;
    private final Rulebooks rules;
    private final InstantSource clock;

    /** The version of the kinds by which everything was made to be looked at. */
    private final AtomicLong lookedBy = new AtomicLong(NONE);

    public FollowStandings(
            WatchedSubjects subjects,
            VersionedRules<AlertKinds> kinds,
            Aggregates<Alert> alerts,
            Telling telling,
            Rulebooks rules,
            InstantSource clock) {
        this.subjects = subjects;
        this.kinds = kinds;
        this.alerts = alerts;
        this.telling = telling;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * Takes in facts of progress about nodes, projects and problems.
     *
     * @return how many decisions were made that nobody had made before
     */
    public int follow(List<? extends Envelope<? extends RenewalEvent>> facts) {
        var made = 0;
        var open = facts.stream()
                .<Envelope<? extends RenewalEvent>>map(fact -> fact)
                .sorted(Comparator.comparingLong(Envelope::sequence))
                .collect(Collectors.groupingBy(FollowStandings::key, LinkedHashMap::new, Collectors.toList()));
        for (var attempt = 1; !open.isEmpty(); attempt++) {
            giveUpAfter(attempt, open.keySet());
            var round = round(followed(open));
            made += round.made();
            open.keySet().retainAll(round.lost());
        }
        return made;
    }

    /** Evaluates a batch of the subjects for which time has come. @return whether there may be more */
    public boolean lookAgain() {
        var now = clock.instant();
        makeDueByNewRules(kinds.current().version(), now);
        var due = subjects.due(now, BATCH);
        // If another instance wins the compare-and-set, it finishes the work.
        round(due.stream().map(subject -> subject.follow(List.of())).toList());
        return due.size() == BATCH;
    }

    private void makeDueByNewRules(long version, Instant now) {
        if (lookedBy.getAndSet(version) == version) {
            return;
        }
        try {
            subjects.lookAgain(version, now);
        } catch (RuntimeException e) {
            lookedBy.set(NONE);
            throw e;
        }
    }

    private List<Followed> followed(Map<String, List<Envelope<? extends RenewalEvent>>> facts) {
        var known =
                subjects.loadAll(facts.keySet()).stream().collect(Collectors.toMap(WatchedSubject::key, each -> each));
        var changed = new ArrayList<Followed>();
        facts.forEach((key, ofSubject) -> {
            var stored = known.get(key);
            var subject = stored == null
                    ? WatchedSubject.unknown(subject(ofSubject.getFirst().event()))
                    : stored;
            var followed = subject.follow(ofSubject);
            if (!followed.subject().equals(subject)) {
                changed.add(followed);
            }
        });
        return changed;
    }

    /** What came of a round: new decisions, and the keys of the subjects whose compare-and-set was lost. */
    private record Round(int made, Set<String> lost) {}

    private Round round(List<Followed> followed) {
        if (followed.isEmpty()) {
            return new Round(0, Set.of());
        }
        var rule = kinds.current();
        try {
            return round(followed, rule, clock.instant());
        } finally {
            // Subjects are made due once for each version of the rules: perhaps before these were stored.
            if (kinds.current().version() != rule.version()) {
                lookedBy.set(NONE);
            }
        }
    }

    private Round round(List<Followed> followed, Versioned<AlertKinds> rule, Instant now) {
        var made = carryOut(followed.stream().flatMap(each -> each.orders().stream()), now);
        var turns = followed.stream()
                .map(each -> Turn.of(each.subject(), rule, now))
                .toList();
        var lost = subjects.saveAll(turns.stream().map(Turn::taken).toList());
        var begun = turns.stream()
                .filter(turn -> turn.ordersSomething() && !lost.contains(turn.key()))
                .toList();
        made += carryOut(begun.stream().flatMap(turn -> turn.evaluated().orders().stream()), now);
        subjects.saveAll(begun.stream().map(Turn::settled).toList());
        return new Round(made, lost);
    }

    /** A subject's evaluation. */
    private record Turn(Evaluated evaluated, Instant at, long rulesVersion) {
        static Turn of(WatchedSubject subject, Versioned<AlertKinds> rule, Instant now) {
            return new Turn(subject.evaluate(rule.rules(), now), now, rule.version());
        }

        String key() {
            return evaluated.subject().key();
        }

        boolean ordersSomething() {
            return !evaluated.orders().isEmpty();
        }

        /** Where nothing is ordered there is nothing to come back for. */
        Kept taken() {
            return new Kept(evaluated.subject(), ordersSomething() ? at : evaluated.nextLookAt(), rulesVersion);
        }

        Kept settled() {
            return new Kept(evaluated.settled(), evaluated.nextLookAt(), rulesVersion);
        }
    }

    private int carryOut(Stream<AlertOrder> toCarryOut, Instant now) {
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

    private int carryOutOnce(List<AlertOrder> orders, Instant now) {
        var ids = orders.stream().map(AlertOrder::alertId).distinct().toList();
        var raised = orders.stream()
                .flatMap(order -> order instanceof AlertOrder.Raise(var matter) ? Stream.of(matter) : Stream.empty())
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

    private static String key(Envelope<? extends RenewalEvent> fact) {
        return subject(fact.event()).key();
    }

    private static AlertSubject subject(RenewalEvent event) {
        return switch (event) {
            case ProgressEvent it -> AlertSubject.of(it.subject());
            case ProblemProgressEvent it -> AlertSubject.of(it.subject());
            default -> throw new IllegalArgumentException("Expected a fact of progress, but got " + event.getClass());
        };
    }
}
