/** Calendars as iCalendar files (RFC 5545), read with ical4j and written; nothing else here knows that library. */
@NullMarked
package city.renewal.project.adapter.ical;

import org.jspecify.annotations.NullMarked;
