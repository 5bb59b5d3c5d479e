/** The census of what is overdue, published for the watchdog of alerts. */
@NullMarked
package city.renewal.progress.application.census;

import org.jspecify.annotations.NullMarked;
