package city.renewal.events;

import java.time.LocalDate;

/**
 * A range of days, both ends included, that a calendar counts differently from its base calendar.
 *
 * @param working true: worked, such as a make-up workday (调休); false: off, such as a holiday or a winter stop
 * @param name the reason, such as 国庆节
 */
public record CalendarDays(LocalDate from, LocalDate to, boolean working, String name) {}
