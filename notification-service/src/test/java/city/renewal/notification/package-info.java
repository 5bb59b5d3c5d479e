/** Tests of the notification service. */
@NullMarked
package city.renewal.notification;

import org.jspecify.annotations.NullMarked;
