/** Reference data in MongoDB. */
@NullMarked
package city.renewal.progress.adapter.mongo.reference;

import org.jspecify.annotations.NullMarked;
