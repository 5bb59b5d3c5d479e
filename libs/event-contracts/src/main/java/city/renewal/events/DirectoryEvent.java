package city.renewal.events;

import java.time.Instant;

/**
 * Facts about the people and units of the directory. Each contains the whole entry, so the fact with the highest
 * sequence replaces all earlier ones. Sources {@code /people/{personId}} and {@code /units/{unitId}}; the sequence
 * counts per person or unit.
 */
public sealed interface DirectoryEvent extends RenewalEvent {
    /** The person was created, or their details were changed. */
    record PersonRecorded(Person person, String recordedBy, Instant occurredAt) implements DirectoryEvent {}

    /** The unit was created, or its details were changed. */
    record UnitRecorded(Unit unit, String recordedBy, Instant occurredAt) implements DirectoryEvent {}
}
