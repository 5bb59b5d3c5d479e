package city.renewal.events;

import java.time.Instant;

/**
 * A fact that one service tells the others. Immutable; it says itself when it was decided.
 *
 * <p>A change that would break a reader is a new record with a new type name; a new component is optional (nullable).
 */
public sealed interface RenewalEvent
        permits ProgrammeEvent,
                CalendarEvent,
                CityTaskEvent,
                RankingEvent,
                DirectoryEvent,
                ProjectEvent,
                SiteReportEvent,
                ProblemEvent,
                ProgressEvent,
                ProblemProgressEvent,
                CensusEvent,
                AlertEvent,
                SupervisionOrderEvent {
    /** The instant of the decision, in the domain's time (which a drill may move). */
    Instant occurredAt();
}
