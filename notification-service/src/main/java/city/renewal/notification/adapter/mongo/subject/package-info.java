/** Watched subjects in MongoDB, also those that former versions wrote. */
@NullMarked
package city.renewal.notification.adapter.mongo.subject;

import org.jspecify.annotations.NullMarked;
