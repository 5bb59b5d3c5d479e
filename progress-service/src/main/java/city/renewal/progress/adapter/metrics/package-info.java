/** Metrics for operations. */
@NullMarked
package city.renewal.progress.adapter.metrics;

import org.jspecify.annotations.NullMarked;
