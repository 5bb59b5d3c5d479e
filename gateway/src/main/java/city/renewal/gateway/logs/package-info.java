/** How log lines are written. */
@NullMarked
package city.renewal.gateway.logs;

import org.jspecify.annotations.NullMarked;
