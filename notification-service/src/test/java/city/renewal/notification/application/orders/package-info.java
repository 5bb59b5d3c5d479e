/** Tests of supervision orders. */
@NullMarked
package city.renewal.notification.application.orders;

import org.jspecify.annotations.NullMarked;
