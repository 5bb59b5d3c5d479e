/** The one clock: system time, or a drill that rehearses a campaign; and what is done again and again in real time. */
@NullMarked
package city.renewal.starter.time;

import org.jspecify.annotations.NullMarked;
