/** The inbox of a user, and the feed of its changes. */
@NullMarked
package city.renewal.notification.application.inbox;

import org.jspecify.annotations.NullMarked;
