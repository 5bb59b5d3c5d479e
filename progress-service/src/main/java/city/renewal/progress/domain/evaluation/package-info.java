/** The decision table for standings, and the evaluation of plan and actuals at a time that is passed in. */
@NullMarked
package city.renewal.progress.domain.evaluation;

import org.jspecify.annotations.NullMarked;
