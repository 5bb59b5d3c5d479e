/** Webhooks that administrators subscribe. */
@NullMarked
package city.renewal.notification.application.webhook;

import org.jspecify.annotations.NullMarked;
