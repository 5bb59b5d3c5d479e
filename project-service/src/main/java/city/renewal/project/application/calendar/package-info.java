/** Sets calendars, and shows what a change would move. */
@NullMarked
package city.renewal.project.application.calendar;

import org.jspecify.annotations.NullMarked;
