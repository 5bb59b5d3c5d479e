package city.renewal.notification.application;

import city.renewal.notification.domain.Alert;
import city.renewal.notification.domain.Decision;
import city.renewal.notification.domain.Matter;
import city.renewal.notification.domain.Pipeline;
import city.renewal.notification.domain.Pipeline.Passage;
import city.renewal.notification.domain.StageResult.Continue;
import city.renewal.notification.domain.StageResult.Stop;
import city.renewal.starter.aggregate.Aggregates;
import city.renewal.starter.aggregate.Change;
import city.renewal.starter.aggregate.ConcurrentChange;
import city.renewal.starter.aggregate.Stored;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets alerts that nobody answered climb: asks the index for those whose next step is due, and tells the next rung.
 *
 * <p>Any number of instances may sweep at once: each claims other alerts, and even of two that think they have the same
 * one, the decision's id and the compare-and-set on the alert let one record it. An alert stays due until its record is
 * written, so a crash is made good by a sweep after the claim's lease.
 */
public final class Escalate {
    private static final int BATCH = 200;

    /** Real time after which a claim is void: whoever has it was killed, or hangs. */
    private static final Duration LEASE = Duration.ofSeconds(60);

    private final AlertQueries due;
    private final Aggregates<Alert> alerts;
    private final Telling telling;
    private final Rulebooks rules;
    private final InstantSource clock;
    private final InstantSource real;

    public Escalate(
            AlertQueries due,
            Aggregates<Alert> alerts,
            Telling telling,
            Rulebooks rules,
            InstantSource clock,
            InstantSource real) {

        this.due = due;
        this.alerts = alerts;
        this.telling = telling;
        this.rules = rules;
        this.clock = clock;
        this.real = real;
    }

    /**
     * One sweep.
     *
     * @param found how many alerts were due
     * @param made how many decisions are new
     * @param lag how long the longest waiting one had been due, in the domain's time
     */
    public record Swept(int found, int made, Duration lag) {
        public boolean mayHaveMore() {
            return found == BATCH;
        }
    }

    public Swept sweep() {
        var now = clock.instant();
        var found = due.claimDue(now, real.instant(), LEASE, BATCH);
        if (found.isEmpty()) {
            return new Swept(0, 0, Duration.ZERO);
        }
        var pipeline = rules.pipelineFor(matters(found), now);
        var climbing = new ArrayList<Climbing>();
        for (var stored : found) {
            var alert = stored.state().withoutStaleAnswer(now);
            var passage = pipeline.next(alert);
            switch (passage.result()) {
                case Continue<Decision>(var decision, var _) ->
                    climbing.add(new Climbing(stored, alert, decision, passage));
                case Stop<Decision>(var _, var _, var until) ->
                    save(stored, new Change<>(alert.stopped(until, passage.trace()), List.of(), null));
            }
        }
        var told = telling.tell(climbing.stream().map(Climbing::decision).toList(), now);
        var recorded = climbing.stream()
                .filter(each -> save(each.stored, change(each, pipeline)))
                .count();
        if (recorded == climbing.size()) {
            telling.finish(told);
        }
        return new Swept(found.size(), told.made(), lag(found, now));
    }

    /** An alert as it is stored, as it stands now, and whom it goes to. */
    private record Climbing(Stored<Alert> stored, Alert alert, Decision decision, Passage passage) {}

    private static Change<Alert> change(Climbing each, Pipeline pipeline) {
        var nextStepAt = pipeline.nextStepAt(each.decision, each.alert.told());
        var climbed = each.alert.climbed(each.decision, nextStepAt, each.passage.trace(), pipeline.now());
        return new Change<>(climbed.alert(), climbed.events(), null);
    }

    /** False when somebody wrote the alert meanwhile; the round then stays open until it is looked at again. */
    private boolean save(Stored<Alert> stored, Change<Alert> change) {
        try {
            alerts.save(stored, change);
            return true;
        } catch (ConcurrentChange e) {
            return false;
        }
    }

    private static List<Matter> matters(List<Stored<Alert>> found) {
        return found.stream().map(stored -> stored.state().matter()).toList();
    }

    private static Duration lag(List<Stored<Alert>> found, Instant now) {
        var oldest = found.getFirst().state().nextStepAt();
        return oldest == null ? Duration.ZERO : Duration.between(oldest, now);
    }
}
