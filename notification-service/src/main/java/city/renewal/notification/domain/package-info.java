/** What an alert is, whom it notifies and when it escalates: pure decisions that get the time as a parameter. */
@NullMarked
package city.renewal.notification.domain;

import org.jspecify.annotations.NullMarked;
