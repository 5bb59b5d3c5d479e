/** The journal of facts in MongoDB, and the history that is read from it. */
@NullMarked
package city.renewal.progress.adapter.mongo.journal;

import org.jspecify.annotations.NullMarked;
