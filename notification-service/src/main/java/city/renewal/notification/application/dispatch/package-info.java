/** Use cases from a fact to a decision and its message: follow standings, decide, group, escalate, acknowledge. */
@NullMarked
package city.renewal.notification.application.dispatch;

import org.jspecify.annotations.NullMarked;
