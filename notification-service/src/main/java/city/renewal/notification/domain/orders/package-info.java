/** Supervision orders (督办单): numbered papers to units that demand a written answer by a date. */
@NullMarked
package city.renewal.notification.domain.orders;

import org.jspecify.annotations.NullMarked;
