/** What an alert is, whom it goes to and when it climbs: pure decisions, told the time. */
@NullMarked
package city.renewal.notification.domain;

import org.jspecify.annotations.NullMarked;
