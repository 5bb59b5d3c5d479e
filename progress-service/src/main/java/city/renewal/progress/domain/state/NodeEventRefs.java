package city.renewal.progress.domain.state;

import org.jspecify.annotations.Nullable;

/**
 * References to the project's facts that last changed a node.
 *
 * @param last the last fact of any kind
 * @param moved the last fact that may move its forecast and that of its successors
 * @param promised the last fact that moved its due date and thereby the float of its predecessors
 */
public record NodeEventRefs(
        @Nullable EventRef last,
        @Nullable EventRef moved,
        @Nullable EventRef promised) {
    static final NodeEventRefs NONE = new NodeEventRefs(null, null, null);

    NodeEventRefs mentionedBy(EventRef fact) {
        return new NodeEventRefs(fact, moved, promised);
    }

    NodeEventRefs forecastChangedBy(EventRef fact) {
        return new NodeEventRefs(fact, fact, promised);
    }

    NodeEventRefs dueDateChangedBy(EventRef fact) {
        return new NodeEventRefs(fact, fact, fact);
    }
}
