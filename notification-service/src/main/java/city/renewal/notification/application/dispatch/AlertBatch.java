package city.renewal.notification.application.dispatch;

import city.renewal.events.AlertEvent;
import city.renewal.notification.domain.alert.Alert;
import city.renewal.notification.domain.alert.Decision;
import city.renewal.notification.domain.condition.AlertCandidate;
import city.renewal.notification.domain.condition.AlertCommand;
import city.renewal.notification.domain.pipeline.Pipeline;
import city.renewal.notification.domain.pipeline.StageResult.Continue;
import city.renewal.notification.domain.pipeline.StageResult.Stop;
import city.renewal.starter.aggregate.Aggregates;
import city.renewal.starter.aggregate.Change;
import city.renewal.starter.aggregate.ConcurrentChange;
import city.renewal.starter.aggregate.NewAggregate;
import city.renewal.starter.aggregate.StoredAggregate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The alerts that a batch of commands touches, folded in memory so that each is written once. Not thread-safe. */
public final class AlertBatch {
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Pipeline pipeline;

    public AlertBatch(Collection<StoredAggregate<Alert>> stored, Pipeline pipeline) {
        this.pipeline = pipeline;
        stored.forEach(alert -> entries.put(alert.id(), new Entry(alert, alert.state())));
    }

    public void apply(AlertCommand command) {
        var entry = entries.get(command.alertId());
        switch (command) {
            case AlertCommand.Raise(var candidate) when entry == null -> raise(pipeline.graded(candidate));
            case AlertCommand.Raise(var candidate) ->
                entry.take(entry.alert.stillSo(
                        candidate, pipeline.goesOnAt(entry.alert, candidate.subject()), pipeline.now()));
            case AlertCommand.Claim(var _, var sequence) -> {
                if (entry != null) {
                    entry.alert = entry.alert.claimed(sequence, pipeline.now());
                }
            }
            case AlertCommand.Progress(var _, var percent) -> {
                if (entry != null) {
                    var runsOutAt = pipeline.acknowledgementEnds(entry.alert);
                    entry.alert = entry.alert.progressed(percent, runsOutAt, pipeline.now());
                }
            }
            case AlertCommand.Close(var candidate, var reason)
            when entry == null -> open(Alert.over(pipeline.graded(candidate), reason, pipeline.now()));
            case AlertCommand.Close(var candidate, var reason) ->
                entry.take(entry.alert.closed(reason, candidate.sequence(), pipeline.now()));
            case AlertCommand.Resolve(var _, var reason, var sequence) -> {
                if (entry != null) {
                    entry.take(entry.alert.resolved(reason, sequence, pipeline.now()));
                }
            }
        }
    }

    private void raise(AlertCandidate candidate) {
        var outcome = pipeline.first(candidate);
        switch (outcome.result()) {
            case Continue<Decision>(var decision, var _) -> {
                var nextStepAt = pipeline.nextStepAt(decision, List.of());
                open(Alert.raised(decision, nextStepAt, outcome.traces(), pipeline.now()));
            }
            case Stop<Decision>(var _, var _, var until) ->
                open(Alert.held(candidate, until, outcome.trace(), pipeline.now()));
        }
    }

    private void open(Alert.Changed raised) {
        var entry = new Entry(null, raised.alert());
        entry.take(raised);
        entries.put(raised.alert().alertId(), entry);
    }

    /**
     * What was written.
     *
     * @param notifying the new alerts that have decisions to be carried out now
     * @param isComplete false when other instances wrote some of the alerts meanwhile: fold again on what is stored now
     */
    public record StoredBatch(List<StoredAggregate<Alert>> notifying, boolean isComplete) {
        public StoredBatch {
            notifying = List.copyOf(notifying);
        }

        public List<Decision> decisions() {
            return notifying.stream()
                    .flatMap(alert -> alert.state().outgoing().stream())
                    .toList();
        }
    }

    /** Writes the changed alerts, each by compare-and-set. */
    public StoredBatch store(Aggregates<Alert> alerts) {
        var fresh = new ArrayList<NewAggregate<Alert>>();
        var isComplete = true;
        for (var entry : entries.values()) {
            if (entry.stored == null) {
                fresh.add(new NewAggregate<>(entry.alert.alertId(), entry.change()));
            } else if (!entry.alert.equals(entry.stored.state())) {
                isComplete &= isSaved(alerts, entry.stored, entry.change());
            }
        }
        var taken = alerts.createAll(fresh);
        var notifying = fresh.stream()
                .filter(each -> !taken.contains(each.id()))
                .map(AlertBatch::stored)
                .filter(alert -> !alert.state().outgoing().isEmpty())
                .toList();
        return new StoredBatch(notifying, isComplete && taken.isEmpty());
    }

    private static boolean isSaved(Aggregates<Alert> alerts, StoredAggregate<Alert> read, Change<Alert> change) {
        try {
            alerts.save(read, change);
            return true;
        } catch (ConcurrentChange e) {
            return false;
        }
    }

    private static StoredAggregate<Alert> stored(NewAggregate<Alert> created) {
        var change = created.change();
        return new StoredAggregate<>(created.id(), 1, change.events().size(), change.state(), List.of());
    }

    /** One alert as it was stored (null: not yet), and what the batch made of it. */
    private static final class Entry {
        private final @Nullable StoredAggregate<Alert> stored;
        private final List<AlertEvent> events = new ArrayList<>();
        private Alert alert;

        Entry(@Nullable StoredAggregate<Alert> stored, Alert alert) {
            this.stored = stored;
            this.alert = alert;
        }

        void take(Alert.Changed changed) {
            alert = changed.alert();
            events.addAll(changed.events());
        }

        Change<Alert> change() {
            return new Change<>(alert, events, null);
        }
    }
}
