package city.renewal.notification.application;

import city.renewal.notification.domain.Alert;
import city.renewal.notification.domain.Decision;
import city.renewal.notification.domain.Matter;
import city.renewal.notification.domain.Note;
import city.renewal.notification.domain.Pipeline;
import city.renewal.notification.domain.Pipeline.Passage;
import city.renewal.notification.domain.Stage;
import city.renewal.notification.domain.StageResult.Continue;
import city.renewal.notification.domain.StageResult.Stop;
import city.renewal.notification.domain.rules.ChannelName;
import city.renewal.notification.domain.rules.Route;
import city.renewal.notification.domain.rules.Versioned;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who would hear of a matter, and when, if nobody answered: walks the same pipeline as a real alert through the coming
 * weeks, and stores and sends nothing.
 */
public final class Rehearse {
    private static final Duration AS_FAR_AS = Duration.ofDays(120);
    private static final int MOST_TURNS = 500;

    private final Rulebooks rules;

    public Rehearse(Rulebooks rules) {
        this.rules = rules;
    }

    /** Somebody who would be told. */
    public record Told(Instant at, int level, String address, List<ChannelName> channels, String rule) {
        public Told {
            channels = List.copyOf(channels);
        }
    }

    /** The branches that the matter would go into at first, and who would be told one after the other. */
    public record Rehearsal(List<String> routeIds, List<Told> told) {
        public Rehearsal {
            routeIds = List.copyOf(routeIds);
            told = List.copyOf(told);
        }
    }

    /** @param tree to be tried instead of the one in force; null: the one in force */
    public Rehearsal rehearse(Matter matter, @Nullable Route tree, Instant from) {
        var routes = tree == null ? rules.routes() : Versioned.builtIn(tree);
        var book = rules.rulebook(routes, List.of(matter.subject()), from);
        var told = new ArrayList<Told>();
        @Nullable Alert alert = null;
        @Nullable Instant at = from;
        for (var turn = 0; turn < MOST_TURNS && at != null && at.isBefore(from.plus(AS_FAR_AS)); turn++) {
            var pipeline = new Pipeline(book, at);
            var passage = alert == null ? pipeline.first(pipeline.graded(matter)) : pipeline.next(alert);
            alert = switch (passage.result()) {
                case Continue<Decision>(var decision, var _) -> {
                    told.add(told(decision, passage, pipeline.goesOutAt(decision)));
                    yield after(pipeline, alert, decision, passage);
                }
                case Stop<Decision>(var _, var _, var until) ->
                    alert == null
                            ? Alert.held(matter, until, passage.trace(), at).alert()
                            : alert.stopped(until, passage.trace());
            };
            at = alert.dueAt();
        }
        return new Rehearsal(book.destination(matter, 0).routeIds(), told);
    }

    private static Told told(Decision decision, Passage passage, Instant at) {
        var rule = passage.trace().notes().stream()
                .filter(note -> note.stage() == Stage.ROUTE)
                .map(Note::rule)
                .findFirst()
                .orElse("");
        var step = decision.step();
        return new Told(at, step.level(), step.recipient().address(), decision.channels(), rule);
    }

    private static Alert after(Pipeline pipeline, @Nullable Alert alert, Decision decision, Passage passage) {
        var now = pipeline.now();
        if (alert == null) {
            return Alert.raised(decision, pipeline.nextStepAt(decision, List.of()), passage.trace(), now)
                    .alert();
        }
        var nextStepAt = pipeline.nextStepAt(decision, alert.told());
        return alert.climbed(decision, nextStepAt, passage.trace(), now).alert();
    }
}
