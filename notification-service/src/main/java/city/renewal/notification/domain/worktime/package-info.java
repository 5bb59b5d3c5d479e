/** Working time: the hours in which people are told, and waits that count only those. */
@NullMarked
package city.renewal.notification.domain.worktime;

import org.jspecify.annotations.NullMarked;
