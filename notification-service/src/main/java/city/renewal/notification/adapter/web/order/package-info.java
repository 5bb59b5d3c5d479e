/** The HTTP interface of supervision orders, and their paper. */
@NullMarked
package city.renewal.notification.adapter.web.order;

import org.jspecify.annotations.NullMarked;
