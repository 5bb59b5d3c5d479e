/** The HTTP interface of the inbox and of deliveries. */
@NullMarked
package city.renewal.notification.adapter.web.inbox;

import org.jspecify.annotations.NullMarked;
