/** Progress documents, rows, journal and copies in MongoDB. */
@NullMarked
package city.renewal.progress.adapter.mongo;

import org.jspecify.annotations.NullMarked;
