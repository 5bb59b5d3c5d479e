/** Points of the ranking. */
@NullMarked
package city.renewal.progress.domain.ranking;

import org.jspecify.annotations.NullMarked;
