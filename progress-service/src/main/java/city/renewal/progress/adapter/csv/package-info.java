/** Lists as comma-separated values. */
@NullMarked
package city.renewal.progress.adapter.csv;

import org.jspecify.annotations.NullMarked;
