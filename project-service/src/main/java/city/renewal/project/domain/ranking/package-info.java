/** By what a programme ranks (赛马), as versioned data. */
@NullMarked
package city.renewal.project.domain.ranking;

import org.jspecify.annotations.NullMarked;
