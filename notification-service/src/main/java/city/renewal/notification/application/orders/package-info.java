/** How supervision orders are issued, answered, judged and chased, and what they must know of projects. */
@NullMarked
package city.renewal.notification.application.orders;

import org.jspecify.annotations.NullMarked;
