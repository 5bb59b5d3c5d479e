/** Supervision orders, and what they need of projects, in MongoDB. */
@NullMarked
package city.renewal.notification.adapter.mongo.order;

import org.jspecify.annotations.NullMarked;
