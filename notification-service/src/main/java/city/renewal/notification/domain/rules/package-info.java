/** What administrators set: policies of escalation, routes, silences and people's hours, each checked before it is kept. */
@NullMarked
package city.renewal.notification.domain.rules;

import org.jspecify.annotations.NullMarked;
