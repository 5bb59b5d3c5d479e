package city.renewal.notification.application;

import city.renewal.notification.application.Decisions.Round;
import city.renewal.notification.domain.Alert;
import city.renewal.notification.domain.Decision;
import city.renewal.notification.domain.Note;
import city.renewal.notification.domain.Pipeline;
import city.renewal.notification.domain.Stage;
import city.renewal.notification.domain.Trace;
import city.renewal.starter.aggregate.Aggregates;
import city.renewal.starter.aggregate.Change;
import city.renewal.starter.aggregate.ConcurrentChange;
import city.renewal.starter.aggregate.Stored;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finishes what a crash left behind, round by round: stores the messages of decisions that have no record yet again under
 * their ids, and writes the record on the alert, which is made if it is missing; not outside the recipient's hours.
 * Repeating it changes nothing. Thread-safe.
 */
public final class FinishDecisions {
    /** Real time after which a round counts as left behind. */
    private static final Duration LEFT_BEHIND = Duration.ofSeconds(10);

    /** Real time after which nobody makes a round's missing decisions any more, however long they were held up. */
    private static final Duration GIVEN_UP = Duration.ofHours(1);

    private static final int BATCH = 10;

    private final Decisions decisions;
    private final Aggregates<Alert> alerts;
    private final Telling telling;
    private final Rulebooks rules;
    private final InstantSource clock;
    private final InstantSource real;

    public FinishDecisions(
            Decisions decisions,
            Aggregates<Alert> alerts,
            Telling telling,
            Rulebooks rules,
            InstantSource clock,
            InstantSource real) {
        this.decisions = decisions;
        this.alerts = alerts;
        this.telling = telling;
        this.rules = rules;
        this.clock = clock;
        this.real = real;
    }

    /** @return how many rounds came to their end */
    public int finishLeftBehind() {
        var realNow = real.instant();
        var rounds = decisions.openSince(realNow.minus(LEFT_BEHIND), BATCH);
        if (rounds.isEmpty()) {
            return 0;
        }
        var made = made(rounds);
        var recorded = recorded(made.values());
        var ended = 0;
        for (var round : rounds) {
            var isOver = !round.begunAt().isAfter(realNow.minus(GIVEN_UP));
            if (round.decisionIds().stream()
                    .allMatch(id -> recorded.contains(id) || (isOver && !made.containsKey(id)))) {
                decisions.end(round.roundId());
                ended++;
            } else {
                decisions.putOff(round.roundId());
            }
        }
        return ended;
    }

    private Map<String, Decision> made(List<Round> rounds) {
        var ids = rounds.stream()
                .flatMap(round -> round.decisionIds().stream())
                .distinct()
                .toList();
        return decisions.loadAll(ids).stream().collect(Collectors.toMap(Decision::decisionId, decision -> decision));
    }

    /** Records those that have none yet; answers with all that have one now. */
    private Set<String> recorded(Collection<Decision> made) {
        var alertIds = made.stream().map(Decision::alertId).distinct().toList();
        var stored = alerts.loadAll(alertIds).stream().collect(Collectors.toMap(Stored::id, alert -> alert));
        var recorded = new HashSet<String>();
        var left = new ArrayList<Decision>();
        for (var decision : made) {
            var alert = stored.get(decision.alertId());
            if (alert != null && alert.state().hasRecorded(decision)) {
                recorded.add(decision.decisionId());
            } else {
                left.add(decision);
            }
        }
        var subjects =
                left.stream().map(decision -> decision.candidate().subject()).toList();
        var pipeline = rules.pipeline(subjects, clock.instant());
        left.removeIf(decision -> !pipeline.maySend(decision));
        left.sort(Comparator.comparingInt(decision -> decision.step().level()));
        telling.tellAgain(left, pipeline.now());
        for (var decision : left) {
            if (isRecorded(decision, stored.remove(decision.alertId()), pipeline)) {
                recorded.add(decision.decisionId());
            }
        }
        return recorded;
    }

    /** Somebody who took a level over is told beside the climb, which keeps its time. */
    private static Change<Alert> recorded(Decision decision, Alert alert, Trace trace, Pipeline pipeline) {
        if (decision.instead() != null) {
            var told = alert.handedOver(decision, alert.reviewAt(), List.of(trace), pipeline.now());
            return new Change<>(told, List.of(), null);
        }
        var nextStepAt = pipeline.nextStepAt(decision, alert.told());
        var climbed = alert.climbed(decision, nextStepAt, List.of(trace), pipeline.now());
        return new Change<>(climbed.alert(), climbed.events(), null);
    }

    private boolean isRecorded(Decision decision, @Nullable Stored<Alert> stored, Pipeline pipeline) {
        var now = pipeline.now();
        var trace = new Trace(
                now,
                decision.step().level(),
                decision.step().recipient().address(),
                Stream.concat(
                                Stream.of(Note.passed(Stage.DEDUP, "decided before, and finished after a crash")),
                                Pipeline.order(decision).stream())
                        .toList());
        if (stored == null) {
            var raised = Alert.raised(decision, pipeline.nextStepAt(decision, List.of()), List.of(trace), now);
            return alerts.create(decision.alertId(), new Change<>(raised.alert(), raised.events(), null));
        }
        var alert = stored.state().withoutStaleAnswer(now);
        try {
            alerts.save(stored, recorded(decision, alert, trace, pipeline));
            return true;
        } catch (ConcurrentChange e) {
            return false;
        }
    }
}
