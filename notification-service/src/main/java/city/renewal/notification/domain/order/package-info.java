/** Supervision orders (督办单): numbered papers to units that demand a written answer by a date. */
@NullMarked
package city.renewal.notification.domain.order;

import org.jspecify.annotations.NullMarked;
