/** Rules that administrators set: routes, grouping, silences and inhibition, each checked before it is stored. */
@NullMarked
package city.renewal.notification.domain.routing;

import org.jspecify.annotations.NullMarked;
