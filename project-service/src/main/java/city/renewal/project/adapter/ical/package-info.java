/** Reads and writes calendars as iCalendar files (RFC 5545). Only this package uses ical4j. */
@NullMarked
package city.renewal.project.adapter.ical;

import org.jspecify.annotations.NullMarked;
