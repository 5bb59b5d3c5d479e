/** The HTTP interface of contacts, address confirmation and reachability. */
@NullMarked
package city.renewal.notification.adapter.web.directory;

import org.jspecify.annotations.NullMarked;
