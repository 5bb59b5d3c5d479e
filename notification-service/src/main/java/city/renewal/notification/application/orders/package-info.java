/** Use cases of supervision orders: issue, answer, review and escalation, with the copies of project data that they need. */
@NullMarked
package city.renewal.notification.application.orders;

import org.jspecify.annotations.NullMarked;
