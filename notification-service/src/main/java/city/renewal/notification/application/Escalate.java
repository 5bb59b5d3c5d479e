package city.renewal.notification.application;

import city.renewal.notification.domain.Alert;
import city.renewal.notification.domain.Decision;
import city.renewal.notification.domain.Routing;
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
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Lets alerts that nobody answered climb: asks the index for those whose next step is due, and tells the next rung.
 *
 * <p>Any number of instances may sweep at once: the decision's id and the compare-and-set on the alert let one of them
 * record it. An alert stays due until its record is written, so a crash is made good by the next sweep.
 */
public final class Escalate {
    private static final int BATCH = 200;

    private final AlertQueries due;
    private final Aggregates<Alert> alerts;
    private final Telling telling;
    private final Duration wait;
    private final InstantSource clock;

    public Escalate(AlertQueries due, Aggregates<Alert> alerts, Telling telling, Duration wait, InstantSource clock) {

        this.due = due;
        this.alerts = alerts;
        this.telling = telling;
        this.wait = wait;
        this.clock = clock;
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
        var found = due.due(now, BATCH);
        var climbing = new LinkedHashMap<Stored<Alert>, Decision>();
        for (var alert : found) {
            switch (Routing.next(alert.state())) {
                case Continue<Decision>(var decision) -> climbing.put(alert, decision);
                case Stop<Decision> _ -> rest(alert);
            }
        }
        var made = telling.tell(List.copyOf(climbing.values()), now);
        var recorded = new ArrayList<Decision>();
        climbing.forEach((alert, decision) -> {
            if (record(alert, decision, now)) {
                recorded.add(decision);
            }
        });
        telling.finish(recorded);
        return new Swept(found.size(), made, lag(found, now));
    }

    /** False when somebody wrote the alert meanwhile; the decision then stays unfinished until it is looked at again. */
    private boolean record(Stored<Alert> alert, Decision decision, Instant now) {
        try {
            var climbed = alert.state().climbed(decision, now.plus(wait), now);
            alerts.save(alert, new Change<>(climbed.alert(), climbed.events(), null));
            return true;
        } catch (ConcurrentChange e) {
            return false;
        }
    }

    private void rest(Stored<Alert> alert) {
        try {
            alerts.save(alert, new Change<>(alert.state().atTheTop(), List.of(), null));
        } catch (ConcurrentChange e) {
            // Whoever wrote it knew better when it climbs.
            return;
        }
    }

    private static Duration lag(List<Stored<Alert>> found, Instant now) {
        if (found.isEmpty()) {
            return Duration.ZERO;
        }
        var oldest = found.getFirst().state().nextStepAt();
        return oldest == null ? Duration.ZERO : Duration.between(oldest, now);
    }
}
