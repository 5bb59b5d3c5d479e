package city.renewal.local.store;

import de.bwaldvogel.mongo.bson.Document;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a value stands in an index: the values that our services ask for by index, in MongoDB's order of types.
 *
 * <pre>
 * LOWEST  &lt;  NOTHING  &lt;  numbers  &lt;  texts  &lt;  truths  &lt;  instants  &lt;  OTHER  &lt;  HIGHEST
 *            null, or                                                documents, arrays
 *            not there                                               in the way, …
 * </pre>
 *
 * A place is a {@link Double}, {@link String}, {@link Boolean}, {@link Instant} or one of these marks.
 */
enum Place {
    LOWEST,
    NOTHING,
    OTHER,
    HIGHEST;

    private static final double LARGEST_WHOLE = 1L << 53;
    private static final double LARGEST_BROKEN = Integer.MAX_VALUE;

    static Object of(@Nullable Object value) {
        return switch (value) {
            case null -> NOTHING;
            case String text -> text;
            case Boolean truth -> truth;
            case Instant instant -> instant;
            case Integer number -> number.doubleValue();
            case Long number -> number(number.doubleValue());
            case Double number -> number(number);
            default -> OTHER;
        };
    }

    /** The store compares some large numbers as if they were whole: those have no place that their order could be told by. */
    private static Object number(double number) {
        var size = Math.abs(number);
        var isExact = size < LARGEST_BROKEN || (size < LARGEST_WHOLE && Math.rint(number) == number);
        return isExact ? (Object) (number + 0.0) : OTHER;
    }

    static boolean isRangeable(Object place) {
        return place instanceof String || place instanceof Instant || place instanceof Double;
    }

    // Most places are shared, and texts are long.
    @SuppressWarnings("ReferenceEquality")
    static int order(Object a, Object b) {
        if (a == b) {
            return 0;
        }
        if (a instanceof String one && b instanceof String other) {
            return one.compareTo(other);
        }
        var byRank = Integer.compare(rank(a), rank(b));
        if (byRank != 0) {
            return byRank;
        }
        return switch (a) {
            case Double one -> one.compareTo((Double) b);
            case Instant one -> one.compareTo((Instant) b);
            case Boolean one -> one.compareTo((Boolean) b);
            default -> 0;
        };
    }

    private static int rank(Object place) {
        return switch (place) {
            case LOWEST -> 0;
            case NOTHING -> 1;
            case Double _ -> 2;
            case String _ -> 3;
            case Boolean _ -> 4;
            case Instant _ -> 5;
            case HIGHEST -> 7;
            // And ids of other types: those are compared with marks alone here.
            default -> 6;
        };
    }

    /** What stands at a path of names; a mark where something other than a document is in the way. */
    static @Nullable Object at(Document document, String[] path) {
        var within = document;
        for (var at = 0; at < path.length - 1; at++) {
            switch (Packed.opened(within.get(path[at]))) {
                case null -> {
                    return null;
                }
                case Document inner -> within = inner;
                default -> {
                    return OTHER;
                }
            }
        }
        return Packed.opened(within.get(path[path.length - 1]));
    }

    static boolean isOneType(Object a, Object b) {
        return Objects.equals(a.getClass(), b.getClass());
    }
}
