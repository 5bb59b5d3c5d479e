/** The HTTP interface of webhooks. */
@NullMarked
package city.renewal.notification.adapter.web.webhook;

import org.jspecify.annotations.NullMarked;
