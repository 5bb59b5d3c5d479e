/** What raises an alert: the subjects that are watched, the kinds of alerts, and the conditions that are evaluated over a subject. */
@NullMarked
package city.renewal.notification.domain.condition;

import org.jspecify.annotations.NullMarked;
