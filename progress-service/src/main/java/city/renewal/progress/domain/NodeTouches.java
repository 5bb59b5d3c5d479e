package city.renewal.progress.domain;

import org.jspecify.annotations.Nullable;

/**
 * Which of the project's facts last said something of a node.
 *
 * @param last of any kind
 * @param moved the last that may move its forecast, and with it that of the nodes behind it
 * @param promised the last that moved its due date, and with it the float of the nodes before it
 */
public record NodeTouches(
        @Nullable Touch last,
        @Nullable Touch moved,
        @Nullable Touch promised) {
    static final NodeTouches NONE = new NodeTouches(null, null, null);

    NodeTouches by(Touch fact) {
        return new NodeTouches(fact, moved, promised);
    }

    NodeTouches movedBy(Touch fact) {
        return new NodeTouches(fact, fact, promised);
    }

    NodeTouches promisedBy(Touch fact) {
        return new NodeTouches(fact, fact, fact);
    }
}
