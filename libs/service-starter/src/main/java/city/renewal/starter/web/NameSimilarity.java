package city.renewal.starter.web;

import city.renewal.events.EditDistance;
import java.util.Locale;

/** Edit distance of two names, ignoring case. */
final class NameSimilarity {
    private static final int LONGEST = 60;

    private NameSimilarity() {}

    /** Whether one name is probably a misspelling of the other: at most a third of its letters differ. */
    static boolean isNear(String name, String given) {
        return given.length() <= LONGEST && distance(name, given) <= Math.max(1, name.length() / 3);
    }

    static int distance(String one, String other) {
        return EditDistance.between(one.toLowerCase(Locale.ROOT), other.toLowerCase(Locale.ROOT));
    }
}
