/** Rows of the lists as they are computed, and the states that are published. */
@NullMarked
package city.renewal.progress.domain.row;

import org.jspecify.annotations.NullMarked;
