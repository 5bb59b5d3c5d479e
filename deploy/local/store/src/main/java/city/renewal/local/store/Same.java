package city.renewal.local.store;

import de.bwaldvogel.mongo.backend.Missing;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Whether the store takes two values for the same: numbers by what they count, documents by their members' order as well. */
final class Same {
    private Same() {}

    @SuppressWarnings("ReferenceEquality")
    static boolean are(@Nullable Object a, @Nullable Object b) {
        if (a instanceof Packed || b instanceof Packed) {
            return Objects.equals(a, b)
                    || (!(a instanceof Packed && b instanceof Packed) && are(Packed.opened(a), Packed.opened(b)));
        }
        // What is shared is the same; else members are compared one by one, for numbers may be written in several ways.
        if (a == b || (!(a instanceof Map) && !(a instanceof Collection) && Objects.equals(a, b))) {
            return true;
        }
        if (Missing.isNullOrMissing(a) || Missing.isNullOrMissing(b)) {
            return Missing.isNullOrMissing(a) && Missing.isNullOrMissing(b);
        }
        if (a instanceof Map<?, ?> one && b instanceof Map<?, ?> other) {
            return one.size() == other.size()
                    && all(
                            one.entrySet(),
                            other.entrySet(),
                            (x, y) -> x.getKey().equals(y.getKey()) && are(x.getValue(), y.getValue()));
        }
        if (a instanceof Collection<?> one && b instanceof Collection<?> other) {
            return one.size() == other.size() && all(one, other, Same::are);
        }
        return a instanceof Number one
                && b instanceof Number other
                && normal(one).equals(normal(other));
    }

    private static <T> boolean all(Collection<? extends T> one, Collection<? extends T> other, BiPredicate<T, T> same) {
        Iterator<? extends T> others = other.iterator();
        for (var each : one) {
            if (!same.test(each, others.next())) {
                return false;
            }
        }
        return true;
    }

    private static Object normal(Number number) {
        if (number instanceof Long whole && whole != (long) whole.doubleValue()) {
            return whole;
        }
        return number.doubleValue() + 0.0;
    }
}
