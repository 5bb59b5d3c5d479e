package city.renewal.progress.domain;

import java.time.LocalDate;

/** What the engine says of a node; dates are inclusive, floats count in days of the node's calendar; assumed: see {@link DeadlineRow}. */
public record NodeSchedule(
        LocalDate plannedStart,
        LocalDate plannedFinish,
        LocalDate earliestStart,
        LocalDate earliestFinish,
        LocalDate latestStart,
        LocalDate latestFinish,
        LocalDate forecastFinish,
        int totalFloatDays,
        int freeFloatDays,
        boolean critical,
        boolean calendarAssumed) {}
