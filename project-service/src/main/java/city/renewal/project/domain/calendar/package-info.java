/** Calendars as people set them: holidays, make-up workdays and exceptions, by version. */
@NullMarked
package city.renewal.project.domain.calendar;

import org.jspecify.annotations.NullMarked;
