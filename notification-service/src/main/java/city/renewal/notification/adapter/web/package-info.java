/** The HTTP interface: alerts and the caller's inbox. */
@NullMarked
package city.renewal.notification.adapter.web;

import org.jspecify.annotations.NullMarked;
