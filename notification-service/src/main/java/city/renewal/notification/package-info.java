/** The notification service: decides whom to tell of a change, and when; never computes a deadline. */
@NullMarked
package city.renewal.notification;

import org.jspecify.annotations.NullMarked;
