/** Use cases of the notification service, and the ports that they need. */
@NullMarked
package city.renewal.notification.application;

import org.jspecify.annotations.NullMarked;
