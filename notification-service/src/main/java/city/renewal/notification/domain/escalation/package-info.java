/** Escalation policies: the steps, the wait before each, and the supervision order that a step gives. */
@NullMarked
package city.renewal.notification.domain.escalation;

import org.jspecify.annotations.NullMarked;
