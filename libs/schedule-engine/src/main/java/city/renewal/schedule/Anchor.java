package city.renewal.schedule;

import java.time.LocalDate;

/** The date that fixes a plan. */
public sealed interface Anchor {
    /** Backward scheduling from the promised finish (倒排工期). */
    record FinishBy(LocalDate date) implements Anchor {}

    /** Forward scheduling from the start. */
    record StartOn(LocalDate date) implements Anchor {}

    LocalDate date();
}
