/** The listeners, and the live tail of changes and alerts. */
@NullMarked
package city.renewal.progress.adapter.kafka;

import org.jspecify.annotations.NullMarked;
