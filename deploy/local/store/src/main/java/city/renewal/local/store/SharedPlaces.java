package city.renewal.local.store;

import org.jspecify.annotations.Nullable;

/** Lets entries share the places that many of them have, such as dates and states, without counting who has them. */
final class SharedPlaces {
    private static final int SLOTS = 1 << 13;

    private final @Nullable Object[] last = new Object[SLOTS];

    /** The place itself, or one like it that was seen lately. */
    Object of(Object place) {
        var hash = place.hashCode();
        var slot = (hash ^ (hash >>> 15)) & (SLOTS - 1);
        var there = last[slot];
        if (there != null && there.equals(place)) {
            return there;
        }
        last[slot] = place;
        return place;
    }
}
