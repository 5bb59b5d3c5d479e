package city.renewal.events;

import java.time.Instant;

/**
 * Facts about the people and units of the directory. Each carries the whole entry, so the one with the highest sequence
 * replaces those before it. Sources {@code /people/{personId}} and {@code /units/{unitId}}; the sequence counts within the
 * person or the unit.
 */
public sealed interface DirectoryEvent extends RenewalEvent {
    /** The person was recorded, or recorded anew with other particulars. */
    record PersonRecorded(Person person, String recordedBy, Instant occurredAt) implements DirectoryEvent {}

    /** The unit was recorded, or recorded anew with other particulars. */
    record UnitRecorded(Unit unit, String recordedBy, Instant occurredAt) implements DirectoryEvent {}
}
