/** The rules of a programme's ranking (赛马), as versioned data. */
@NullMarked
package city.renewal.project.domain.ranking;

import org.jspecify.annotations.NullMarked;
