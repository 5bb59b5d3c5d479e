/** Calendars that users set: holidays, make-up workdays and exceptions, with versions. */
@NullMarked
package city.renewal.project.domain.calendar;

import org.jspecify.annotations.NullMarked;
