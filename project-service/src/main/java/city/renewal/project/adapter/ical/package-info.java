/** Calendars as iCalendar files (RFC 5545), read and written: whole-day events and nothing that recurs. */
@NullMarked
package city.renewal.project.adapter.ical;

import org.jspecify.annotations.NullMarked;
