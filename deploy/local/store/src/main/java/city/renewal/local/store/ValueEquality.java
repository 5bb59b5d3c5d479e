package city.renewal.local.store;

import de.bwaldvogel.mongo.backend.Missing;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** The store's equality of values: numbers by numeric value, documents by members including their order. */
final class ValueEquality {
    private ValueEquality() {}

    @SuppressWarnings("ReferenceEquality")
    static boolean areEqual(@Nullable Object a, @Nullable Object b) {
        if (a instanceof RawBson || b instanceof RawBson) {
            return Objects.equals(a, b)
                    || (!(a instanceof RawBson && b instanceof RawBson)
                            && areEqual(RawBson.decodeIfRaw(a), RawBson.decodeIfRaw(b)));
        }
        // Other values are compared member by member, because equal numbers may have different types.
        if (a == b || (!(a instanceof Map) && !(a instanceof Collection) && Objects.equals(a, b))) {
            return true;
        }
        if (Missing.isNullOrMissing(a) || Missing.isNullOrMissing(b)) {
            return Missing.isNullOrMissing(a) && Missing.isNullOrMissing(b);
        }
        if (a instanceof Map<?, ?> one && b instanceof Map<?, ?> other) {
            return one.size() == other.size()
                    && allMatch(
                            one.entrySet(),
                            other.entrySet(),
                            (x, y) -> x.getKey().equals(y.getKey()) && areEqual(x.getValue(), y.getValue()));
        }
        if (a instanceof Collection<?> one && b instanceof Collection<?> other) {
            return one.size() == other.size() && allMatch(one, other, ValueEquality::areEqual);
        }
        return a instanceof Number one
                && b instanceof Number other
                && normalized(one).equals(normalized(other));
    }

    private static <T> boolean allMatch(
            Collection<? extends T> one, Collection<? extends T> other, BiPredicate<T, T> equality) {
        Iterator<? extends T> others = other.iterator();
        for (var each : one) {
            if (!equality.test(each, others.next())) {
                return false;
            }
        }
        return true;
    }

    private static Object normalized(Number number) {
        if (number instanceof Long longNumber && longNumber != (long) longNumber.doubleValue()) {
            return longNumber;
        }
        return number.doubleValue() + 0.0;
    }
}
