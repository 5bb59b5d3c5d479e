package city.renewal.starter.web;

import city.renewal.events.EditDistance;
import java.util.Locale;

/** How many letters two names differ by, whatever their case. */
final class Likeness {
    private static final int LONGEST = 60;

    private Likeness() {}

    /** Whether one name is likely to be meant by the other: a third of its letters may differ. */
    static boolean isNear(String name, String given) {
        return given.length() <= LONGEST && distance(name, given) <= Math.max(1, name.length() / 3);
    }

    static int distance(String one, String other) {
        return EditDistance.between(one.toLowerCase(Locale.ROOT), other.toLowerCase(Locale.ROOT));
    }
}
