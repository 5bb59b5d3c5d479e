/** The embedded document store: MongoDB's wire protocol over one durable file, for demonstrations and tests. */
@NullMarked
package city.renewal.local.store;

import org.jspecify.annotations.NullMarked;
