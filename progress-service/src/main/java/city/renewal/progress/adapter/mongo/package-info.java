/** MongoDB adapters: progress documents, read models, journal and reference data. */
@NullMarked
package city.renewal.progress.adapter.mongo;

import org.jspecify.annotations.NullMarked;
