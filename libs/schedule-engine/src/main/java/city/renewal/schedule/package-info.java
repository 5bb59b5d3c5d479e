/** The schedule engine: calendars, networks of nodes, and what follows from both. Pure functions. */
@NullMarked
package city.renewal.schedule;

import org.jspecify.annotations.NullMarked;
