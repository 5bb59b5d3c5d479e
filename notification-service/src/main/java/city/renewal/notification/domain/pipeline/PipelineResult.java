package city.renewal.notification.domain.pipeline;

import city.renewal.notification.domain.alert.Decision;
import city.renewal.notification.domain.alert.Trace;
import java.util.List;
import java.util.stream.Stream;

/**
 * The outcome of a run through the pipeline's stages, with their verdicts.
 *
 * @param skipped the levels below the decision's that were skipped because a message doesn't reach their people
 */
public record PipelineResult(StageResult<Decision> result, Trace trace, List<Trace> skipped) {
    public PipelineResult {
        skipped = List.copyOf(skipped);
    }

    /** All traces, in the order of levels. */
    public List<Trace> traces() {
        return Stream.concat(skipped.stream(), Stream.of(trace)).toList();
    }
}
