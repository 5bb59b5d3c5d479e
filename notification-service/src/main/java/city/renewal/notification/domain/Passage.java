package city.renewal.notification.domain;

import java.util.List;
import java.util.stream.Stream;

/**
 * A way through the pipeline's stages, and what they said.
 *
 * @param passedOver the levels below the decision's whose people a message doesn't reach
 */
public record Passage(StageResult<Decision> result, Trace trace, List<Trace> passedOver) {
    public Passage {
        passedOver = List.copyOf(passedOver);
    }

    /** All that was said, in the order of levels. */
    public List<Trace> traces() {
        return Stream.concat(passedOver.stream(), Stream.of(trace)).toList();
    }
}
