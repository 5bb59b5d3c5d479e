/** How log lines are written. */
@NullMarked
package city.renewal.starter.logs;

import org.jspecify.annotations.NullMarked;
