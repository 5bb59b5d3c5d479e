/** The notification service: decides who is notified of a change, and when; it never computes a deadline. */
@NullMarked
package city.renewal.notification;

import org.jspecify.annotations.NullMarked;
