package city.renewal.notification.domain;

import java.util.List;
import java.util.stream.Stream;

/**
 * A way through the pipeline's stages, and what they said.
 *
 * @param passedOver the levels below the decision's whose people a message doesn't reach
 */
public record PipelineResult(StageResult<Decision> result, Trace trace, List<Trace> skipped) {
    public PipelineResult {
        skipped = List.copyOf(skipped);
    }

    /** All that was said, in the order of levels. */
    public List<Trace> traces() {
        return Stream.concat(skipped.stream(), Stream.of(trace)).toList();
    }
}
