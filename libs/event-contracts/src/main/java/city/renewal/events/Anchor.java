package city.renewal.events;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The date that fixes a plan: the promised finish, from which it is scheduled backwards (倒排工期), or a start, from which
 * it is scheduled forwards. Exactly one of the two is given.
 */
public record Anchor(@Nullable LocalDate finishBy, @Nullable LocalDate startOn) {
    public Anchor {
        if ((finishBy == null) == (startOn == null)) {
            throw new IllegalArgumentException("Expected either finishBy or startOn");
        }
    }

    public static Anchor finishBy(LocalDate date) {
        return new Anchor(date, null);
    }

    public static Anchor startOn(LocalDate date) {
        return new Anchor(null, date);
    }
}
