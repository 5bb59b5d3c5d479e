/** The domain's clock (system time, or a drill that rehearses a campaign), and tasks repeated in real time. */
@NullMarked
package city.renewal.starter.time;

import org.jspecify.annotations.NullMarked;
