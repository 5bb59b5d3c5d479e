package city.renewal.notification.domain.pipeline;

import city.renewal.notification.domain.alert.Stage;
import city.renewal.notification.domain.alert.StageVerdict;
import city.renewal.notification.domain.pipeline.StageResult.Continue;
import city.renewal.notification.domain.pipeline.StageResult.Stop;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Runs a value through the pipeline's stages and records each stage's verdict; later stages are skipped once one stops.
 * Immutable.
 */
public final class PipelineRun<T> {
    private final StageResult<T> result;
    private final List<StageVerdict> notes;

    private PipelineRun(StageResult<T> result, List<StageVerdict> notes) {
        this.result = result;
        this.notes = List.copyOf(notes);
    }

    public static <T> PipelineRun<T> from(T value) {
        return new PipelineRun<>(new Continue<>(value, ""), List.of());
    }

    public <R> PipelineRun<R> through(Stage stage, Function<T, StageResult<R>> work) {
        return switch (result) {
            case Continue<T>(var value, var _) -> {
                var next = work.apply(value);
                var more = new ArrayList<>(notes);
                more.add(
                        switch (next) {
                            case Continue<R>(var _, var rule) -> StageVerdict.passed(stage, rule);
                            case Stop<R>(var reason, var rule, var until) ->
                                new StageVerdict(stage, reason, rule, until);
                        });
                yield new PipelineRun<>(next, more);
            }
            case Stop<T>(var reason, var rule, var until) -> new PipelineRun<>(new Stop<>(reason, rule, until), notes);
        };
    }

    public StageResult<T> result() {
        return result;
    }

    public List<StageVerdict> notes() {
        return notes;
    }
}
