/** The one clock: system time, or a drill that rehearses a campaign. */
@NullMarked
package city.renewal.starter.time;

import org.jspecify.annotations.NullMarked;
