package city.renewal.notification.application.dispatch;

import city.renewal.events.Envelope;
import city.renewal.events.ProblemProgressEvent;
import city.renewal.events.ProgressEvent;
import city.renewal.events.RenewalEvent;
import city.renewal.notification.application.alert.WatchedSubjects;
import city.renewal.notification.application.alert.WatchedSubjects.SubjectEntry;
import city.renewal.notification.application.dispatch.AlertBatch.StoredBatch;
import city.renewal.notification.application.rules.RuleSnapshotLoader;
import city.renewal.notification.application.rules.VersionedRules;
import city.renewal.notification.domain.alert.Alert;
import city.renewal.notification.domain.condition.AlertCommand;
import city.renewal.notification.domain.condition.AlertKinds;
import city.renewal.notification.domain.condition.AlertSubject;
import city.renewal.notification.domain.condition.WatchedSubject;
import city.renewal.notification.domain.condition.WatchedSubject.Evaluated;
import city.renewal.notification.domain.condition.WatchedSubject.Followed;
import city.renewal.notification.domain.routing.Versioned;
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
 *   <li>The commands of the conditions that a fact decides are applied: the alerts are written with the record of who is notified,
 *       then the messages are stored.
 *   <li>Then the other conditions are evaluated, and the subject is stored as its next revision: with its sequence, with every
 *       condition that a command is about, and due at once. Without commands that is the subject's only write, and it is due when
 *       time alone changes something.
 *   <li>The commands of the evaluation are applied likewise. A command carries its revision, so that a late one has no effect.
 *   <li>The revision is settled: the conditions that hold, and when time alone changes that.
 * </ol>
 *
 * <p>Every write of a subject is a compare-and-set on the revision that was read. If another instance, or the evaluation of
 * what time has changed, wins it, the subject is read again and the facts are taken in again; commands that are applied
 * twice have no second effect. If another instance wins the settling, it finishes the work. The caller commits offsets last:
 * a crash before the subject is stored repeats its facts, and one after that leaves it due, so that the next evaluation
 * issues the same commands again.
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
    private final NotificationDispatcher dispatcher;
    private final RuleSnapshotLoader rules;
    private final InstantSource clock;

    /** The version of the kinds for which every subject was made due. */
    private final AtomicLong dueBy = new AtomicLong(NONE);

    public FollowStandings(
            WatchedSubjects subjects,
            VersionedRules<AlertKinds> kinds,
            Aggregates<Alert> alerts,
            NotificationDispatcher dispatcher,
            RuleSnapshotLoader rules,
            InstantSource clock) {
        this.subjects = subjects;
        this.kinds = kinds;
        this.alerts = alerts;
        this.dispatcher = dispatcher;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * Takes in facts of progress about nodes, projects and problems.
     *
     * @return how many new decisions were made
     */
    public int follow(List<? extends Envelope<? extends RenewalEvent>> facts) {
        var made = 0;
        var open = facts.stream()
                .<Envelope<? extends RenewalEvent>>map(fact -> fact)
                .sorted(Comparator.comparingLong(Envelope::sequence))
                .collect(Collectors.groupingBy(FollowStandings::key, LinkedHashMap::new, Collectors.toList()));
        for (var attempt = 1; !open.isEmpty(); attempt++) {
            giveUpAfter(attempt, open.keySet());
            var batch = process(followed(open));
            made += batch.made();
            open.keySet().retainAll(batch.lost());
        }
        return made;
    }

    /** Evaluates a batch of the subjects that are due. @return whether there may be more */
    public boolean evaluateDue() {
        var now = clock.instant();
        makeDueByNewRules(kinds.current().version(), now);
        var due = subjects.due(now, BATCH);
        // If another instance wins the compare-and-set, it finishes the work.
        process(due.stream().map(subject -> subject.follow(List.of())).toList());
        return due.size() == BATCH;
    }

    private void makeDueByNewRules(long version, Instant now) {
        if (dueBy.getAndSet(version) == version) {
            return;
        }
        try {
            subjects.makeDue(version, now);
        } catch (RuntimeException e) {
            dueBy.set(NONE);
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

    /** The new decisions of a batch, and the keys of the subjects whose compare-and-set was lost. */
    private record BatchResult(int made, Set<String> lost) {}

    private BatchResult process(List<Followed> followed) {
        if (followed.isEmpty()) {
            return new BatchResult(0, Set.of());
        }
        var rule = kinds.current();
        try {
            return process(followed, rule, clock.instant());
        } finally {
            // Subjects are made due once for each version of the rules: perhaps before these were stored.
            if (kinds.current().version() != rule.version()) {
                dueBy.set(NONE);
            }
        }
    }

    private BatchResult process(List<Followed> followed, Versioned<AlertKinds> rule, Instant now) {
        var made = apply(followed.stream().flatMap(each -> each.commands().stream()), now);
        var evaluations = followed.stream()
                .map(each -> Evaluation.of(each.subject(), rule, now))
                .toList();
        var lost = subjects.saveAll(evaluations.stream().map(Evaluation::taken).toList());
        var begun = evaluations.stream()
                .filter(evaluation -> evaluation.hasCommands() && !lost.contains(evaluation.key()))
                .toList();
        made += apply(begun.stream().flatMap(evaluation -> evaluation.evaluated().commands().stream()), now);
        subjects.saveAll(begun.stream().map(Evaluation::settled).toList());
        return new BatchResult(made, lost);
    }

    /** A subject's evaluation. */
    private record Evaluation(Evaluated evaluated, Instant at, long rulesVersion) {
        static Evaluation of(WatchedSubject subject, Versioned<AlertKinds> rule, Instant now) {
            return new Evaluation(subject.evaluate(rule.rules(), now), now, rule.version());
        }

        String key() {
            return evaluated.subject().key();
        }

        boolean hasCommands() {
            return !evaluated.commands().isEmpty();
        }

        /** Due at once while there are commands to apply, so that a crash leads to another evaluation. */
        SubjectEntry taken() {
            return new SubjectEntry(
                    evaluated.subject(), hasCommands() ? at : evaluated.nextEvaluationAt(), rulesVersion);
        }

        SubjectEntry settled() {
            return new SubjectEntry(evaluated.settled(), evaluated.nextEvaluationAt(), rulesVersion);
        }
    }

    private int apply(Stream<AlertCommand> toApply, Instant now) {
        var commands = toApply.toList();
        if (commands.isEmpty()) {
            return 0;
        }
        var made = 0;
        for (var attempt = 1; ; attempt++) {
            var stored = applyOnce(commands, now);
            made += stored.decisions().size();
            if (stored.isComplete()) {
                return made;
            }
            giveUpAfter(attempt + 1, List.of(commands.getFirst().alertId()));
        }
    }

    private StoredBatch applyOnce(List<AlertCommand> commands, Instant now) {
        var ids = commands.stream().map(AlertCommand::alertId).distinct().toList();
        var raised = commands.stream()
                .flatMap(command ->
                        command instanceof AlertCommand.Raise(var candidate) ? Stream.of(candidate) : Stream.empty())
                .toList();
        var batch = new AlertBatch(alerts.loadAll(ids), rules.pipelineFor(raised, now));
        commands.forEach(batch::apply);
        var stored = batch.store(alerts);
        dispatcher.dispatch(stored.notifying(), stored.decisions(), now);
        return stored;
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
