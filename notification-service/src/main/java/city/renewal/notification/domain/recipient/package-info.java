/** Who can be told: people, the levels of escalation that they stand for, and where they have a say. */
@NullMarked
package city.renewal.notification.domain.recipient;

import org.jspecify.annotations.NullMarked;
