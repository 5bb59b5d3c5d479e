/** Messages to another system over HTTP. */
@NullMarked
package city.renewal.notification.adapter.webhook;

import org.jspecify.annotations.NullMarked;
