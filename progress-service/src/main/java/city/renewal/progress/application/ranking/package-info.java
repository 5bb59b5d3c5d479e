/** The ranking of a programme, and its publications. */
@NullMarked
package city.renewal.progress.application.ranking;

import org.jspecify.annotations.NullMarked;
