/** Delivers messages by external channels: the delivery ledger, retries, circuit breakers and paces of endpoints. */
@NullMarked
package city.renewal.notification.application.delivery;

import org.jspecify.annotations.NullMarked;
