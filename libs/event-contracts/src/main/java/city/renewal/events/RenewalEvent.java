package city.renewal.events;

import java.time.Instant;

/**
 * A fact (event) that one service publishes to the others. Immutable; it contains the instant of its decision.
 *
 * <p>A change that would break readers is a new record with a new type name; a new component must be optional
 * (nullable).
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
    /** The instant of the decision, in the domain's time, which a drill may shift. */
    Instant occurredAt();
}
