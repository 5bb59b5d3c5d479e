package city.renewal.local.store;

import org.jspecify.annotations.Nullable;

/** Lets index entries share equal values, such as dates and states. A cache of fixed size, without reference counts. */
final class IndexValueInterner {
    private static final int SLOTS = 1 << 13;

    private final @Nullable Object[] slots = new Object[SLOTS];

    /** The value itself, or an equal one that was interned recently. */
    Object intern(Object value) {
        var hash = value.hashCode();
        var slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
        var cached = slots[slot];
        if (cached != null && cached.equals(value)) {
            return cached;
        }
        slots[slot] = value;
        return value;
    }
}
