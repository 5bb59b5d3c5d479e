/** Compares open alerts with the census that the progress service publishes, and raises the alarm when one is missing. */
@NullMarked
package city.renewal.notification.application.watchdog;

import org.jspecify.annotations.NullMarked;
