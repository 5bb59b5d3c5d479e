/** Tests of supervision orders. */
@NullMarked
package city.renewal.notification.domain.orders;

import org.jspecify.annotations.NullMarked;
