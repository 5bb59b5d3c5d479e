/** Repositories on MongoDB, or on a store with its protocol. */
@NullMarked
package city.renewal.project.adapter.mongo;

import org.jspecify.annotations.NullMarked;
