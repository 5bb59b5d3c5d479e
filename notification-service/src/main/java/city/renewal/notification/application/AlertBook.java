package city.renewal.notification.application;

import city.renewal.events.AlertEvent;
import city.renewal.notification.application.Telling.Told;
import city.renewal.notification.domain.Alert;
import city.renewal.notification.domain.AlertOrder;
import city.renewal.notification.domain.Decision;
import city.renewal.notification.domain.Matter;
import city.renewal.notification.domain.Pipeline;
import city.renewal.notification.domain.StageResult.Continue;
import city.renewal.notification.domain.StageResult.Stop;
import city.renewal.starter.aggregate.Aggregates;
import city.renewal.starter.aggregate.Change;
import city.renewal.starter.aggregate.ConcurrentChange;
import city.renewal.starter.aggregate.NewAggregate;
import city.renewal.starter.aggregate.Stored;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The alerts that a batch of orders touches, folded in memory so that each is written once. Not thread-safe. */
final class AlertBook {
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final List<Decision> decisions = new ArrayList<>();
    private final Pipeline pipeline;

    AlertBook(Collection<Stored<Alert>> stored, Pipeline pipeline) {
        this.pipeline = pipeline;
        stored.forEach(alert -> entries.put(alert.id(), new Entry(alert, alert.state())));
    }

    void carryOut(AlertOrder order) {
        var entry = entries.get(order.alertId());
        switch (order) {
            case AlertOrder.Raise(var matter) when entry == null -> raise(pipeline.graded(matter));
            case AlertOrder.Raise(var matter) ->
                entry.take(
                        entry.alert.stillSo(matter, pipeline.goesOnAt(entry.alert, matter.subject()), pipeline.now()));
            case AlertOrder.Claim(var _, var sequence) -> {
                if (entry != null) {
                    entry.alert = entry.alert.claimed(sequence, pipeline.now());
                }
            }
            case AlertOrder.Progress(var _, var percent) -> {
                if (entry != null) {
                    var runsOutAt = pipeline.acknowledgementEnds(entry.alert);
                    entry.alert = entry.alert.progressed(percent, runsOutAt, pipeline.now());
                }
            }
            case AlertOrder.Close(var matter, var reason)
            when entry == null -> open(Alert.over(pipeline.graded(matter), reason, pipeline.now()));
            case AlertOrder.Close(var matter, var reason) ->
                entry.take(entry.alert.closed(reason, matter.sequence(), pipeline.now()));
            case AlertOrder.Resolve(var _, var reason, var sequence) -> {
                if (entry != null) {
                    entry.take(entry.alert.resolved(reason, sequence, pipeline.now()));
                }
            }
        }
    }

    private void raise(Matter matter) {
        var passage = pipeline.first(matter);
        switch (passage.result()) {
            case Continue<Decision>(var decision, var _) -> {
                decisions.add(decision);
                var nextStepAt = pipeline.nextStepAt(decision, List.of());
                open(Alert.raised(decision, nextStepAt, passage.traces(), pipeline.now()));
            }
            case Stop<Decision>(var _, var _, var until) ->
                open(Alert.held(matter, until, passage.trace(), pipeline.now()));
        }
    }

    private void open(Alert.Changed raised) {
        var entry = new Entry(null, raised.alert());
        entry.take(raised);
        entries.put(raised.alert().alertId(), entry);
    }

    /** Who has to be told before the book is stored. */
    List<Decision> decisions() {
        return List.copyOf(decisions);
    }

    /**
     * Writes what changed, with the messages as they were told.
     *
     * @throws ConcurrentChange when somebody else wrote one of them: fold again on what is stored now
     */
    void store(Aggregates<Alert> alerts, Told told) {
        entries.values().forEach(entry -> entry.alert = entry.alert.withMessageIds(told.messageIds()));
        var fresh = new ArrayList<NewAggregate<Alert>>();
        entries.forEach((id, entry) -> {
            if (entry.stored == null) {
                fresh.add(new NewAggregate<>(id, entry.change()));
            } else if (!entry.alert.equals(entry.stored.state())) {
                alerts.save(entry.stored, entry.change());
            }
        });
        var taken = alerts.createAll(fresh);
        if (!taken.isEmpty()) {
            throw new ConcurrentChange(taken.iterator().next(), 0);
        }
    }

    /** One alert as it was stored (null: not yet), and what the batch made of it. */
    private static final class Entry {
        private final @Nullable Stored<Alert> stored;
        private final List<AlertEvent> events = new ArrayList<>();
        private Alert alert;

        Entry(@Nullable Stored<Alert> stored, Alert alert) {
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
