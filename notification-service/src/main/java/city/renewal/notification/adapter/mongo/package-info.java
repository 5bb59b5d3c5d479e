/** Alerts, messages and deliveries in MongoDB. */
@NullMarked
package city.renewal.notification.adapter.mongo;

import org.jspecify.annotations.NullMarked;
