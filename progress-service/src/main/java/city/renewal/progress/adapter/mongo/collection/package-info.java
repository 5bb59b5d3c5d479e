/** What MongoDB adapters share: names of collections, bulk writes, versions and pages. */
@NullMarked
package city.renewal.progress.adapter.mongo.collection;

import org.jspecify.annotations.NullMarked;
