/** Sums by group: investments and city tasks. */
@NullMarked
package city.renewal.progress.application.rollup;

import org.jspecify.annotations.NullMarked;
