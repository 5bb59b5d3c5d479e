package city.renewal.events;

import java.time.LocalDate;

/**
 * Days that a calendar counts otherwise than the one that it builds on, both ends included.
 *
 * @param working true: worked, such as a make-up workday (调休); false: off, such as a holiday or a winter stop
 * @param name why, such as 国庆节
 */
public record CalendarDays(LocalDate from, LocalDate to, boolean working, String name) {}
