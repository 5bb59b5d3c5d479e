package city.renewal.notification.application.dispatch;

import city.renewal.notification.application.alert.AlertQueries;
import city.renewal.notification.application.rules.RuleSnapshotLoader;
import city.renewal.notification.domain.alert.Alert;
import city.renewal.notification.domain.pipeline.Pipeline;
import city.renewal.starter.aggregate.Aggregates;
import city.renewal.starter.aggregate.Change;
import city.renewal.starter.aggregate.ConcurrentChange;
import city.renewal.starter.aggregate.StoredAggregate;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;

/**
 * Makes open alerts due for a review when the directory entries of their people require one; {@link Escalate} carries the
 * review out. Idempotent. Thread-safe.
 */
public final class ReviewAlerts {
    private static final int BATCH = 200;
    private static final int ATTEMPTS = 20;

    private final AlertQueries queries;
    private final Aggregates<Alert> alerts;
    private final RuleSnapshotLoader rules;
    private final InstantSource clock;

    public ReviewAlerts(AlertQueries queries, Aggregates<Alert> alerts, RuleSnapshotLoader rules, InstantSource clock) {
        this.queries = queries;
        this.alerts = alerts;
        this.rules = rules;
        this.clock = clock;
    }

    /** The alerts of these people, and of these units. */
    public void ofPeople(Collection<String> personIds, Collection<String> unitIds) {
        review(queries.openOf(personIds, unitIds));
    }

    public void review(List<String> alertIds) {
        for (var from = 0; from < alertIds.size(); from += BATCH) {
            reviewSome(alertIds.subList(from, Math.min(alertIds.size(), from + BATCH)));
        }
    }

    private void reviewSome(Collection<String> alertIds) {
        for (var attempt = 1; ; attempt++) {
            try {
                reviewOnce(alertIds);
                return;
            } catch (ConcurrentChange e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private void reviewOnce(Collection<String> alertIds) {
        var stored = alerts.loadAll(alertIds);
        var now = clock.instant();
        var pipeline =
                rules.pipelineOf(stored.stream().map(StoredAggregate::state).toList(), now);
        stored.stream()
                .filter(each -> isToBeReviewed(each.state(), pipeline))
                .forEach(each ->
                        alerts.save(each, new Change<>(each.state().reviewedAt(now, List.of()), List.of(), null)));
    }

    private static boolean isToBeReviewed(Alert alert, Pipeline pipeline) {
        return !alert.isReviewDue(pipeline.now()) && pipeline.review(alert).isNeeded(alert);
    }
}
