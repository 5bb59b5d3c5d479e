package city.renewal.local.store;

import de.bwaldvogel.mongo.bson.Document;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The value of one field in an index entry, ordered as MongoDB orders types. Only types that the services query by
 * index have an order of their own.
 *
 * <pre>
 * MIN  &lt;  NULL  &lt;  numbers  &lt;  strings  &lt;  booleans  &lt;  instants  &lt;  UNSORTABLE  &lt;  MAX
 *         null or                                                  documents, arrays,
 *         missing                                                  blocked paths, …
 * </pre>
 *
 * <p>An index value is a {@link Double}, {@link String}, {@link Boolean}, {@link Instant} or one of these constants.
 */
enum IndexValue {
    MIN,
    NULL,
    UNSORTABLE,
    MAX;

    private static final double MAX_EXACT_INTEGER = 1L << 53;
    private static final double MAX_EXACT_FRACTION = Integer.MAX_VALUE;

    static Object of(@Nullable Object value) {
        return switch (value) {
            case null -> NULL;
            case String text -> text;
            case Boolean truth -> truth;
            case Instant instant -> instant;
            case Integer number -> number.doubleValue();
            case Long number -> number(number.doubleValue());
            case Double number -> number(number);
            default -> UNSORTABLE;
        };
    }

    /** The store compares some large numbers as integers, so those have no position that agrees with its order. */
    private static Object number(double number) {
        var magnitude = Math.abs(number);
        var isExact = magnitude < MAX_EXACT_FRACTION || (magnitude < MAX_EXACT_INTEGER && Math.rint(number) == number);
        return isExact ? (Object) (number + 0.0) : UNSORTABLE;
    }

    static boolean isRangeable(Object value) {
        return value instanceof String || value instanceof Instant || value instanceof Double;
    }

    // Most index values are interned, and strings are long.
    @SuppressWarnings("ReferenceEquality")
    static int compare(Object a, Object b) {
        if (a == b) {
            return 0;
        }
        if (a instanceof String one && b instanceof String other) {
            return one.compareTo(other);
        }
        var byType = Integer.compare(typeRank(a), typeRank(b));
        if (byType != 0) {
            return byType;
        }
        return switch (a) {
            case Double one -> one.compareTo((Double) b);
            case Instant one -> one.compareTo((Instant) b);
            case Boolean one -> one.compareTo((Boolean) b);
            default -> 0;
        };
    }

    private static int typeRank(Object value) {
        return switch (value) {
            case MIN -> 0;
            case NULL -> 1;
            case Double _ -> 2;
            case String _ -> 3;
            case Boolean _ -> 4;
            case Instant _ -> 5;
            case MAX -> 7;
            // And ids of other types, which are compared only with constants here.
            default -> 6;
        };
    }

    /**
     * The value at a path of field names; {@link #UNSORTABLE} where the path leads through something other than a
     * document.
     */
    static @Nullable Object valueAt(Document document, String[] path) {
        var parent = document;
        for (var at = 0; at < path.length - 1; at++) {
            switch (parent.get(path[at])) {
                case null -> {
                    return null;
                }
                case Document inner -> parent = inner;
                default -> {
                    return UNSORTABLE;
                }
            }
        }
        return parent.get(path[path.length - 1]);
    }

    static boolean isSameType(Object a, Object b) {
        return Objects.equals(a.getClass(), b.getClass());
    }
}
