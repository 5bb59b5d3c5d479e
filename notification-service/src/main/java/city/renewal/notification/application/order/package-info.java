/** How supervision orders are issued, answered, accepted and escalated, and what this service must know of projects. */
@NullMarked
package city.renewal.notification.application.order;

import org.jspecify.annotations.NullMarked;
