/** Text messages through a provider's HTTP interface. */
@NullMarked
package city.renewal.notification.adapter.sms;

import org.jspecify.annotations.NullMarked;
