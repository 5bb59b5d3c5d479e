package city.renewal.schedule;

import java.time.LocalDate;

/** The one date that a plan hangs on. */
public sealed interface Anchor {
    /** Work backwards from the promised finish (倒排工期). */
    record FinishBy(LocalDate date) implements Anchor {}

    /** Work forwards from the start. */
    record StartOn(LocalDate date) implements Anchor {}

    LocalDate date();
}
