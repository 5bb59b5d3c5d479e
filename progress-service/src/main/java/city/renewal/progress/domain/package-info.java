/** The fold and the decision table for standings: pure functions that receive the time as an argument. */
@NullMarked
package city.renewal.progress.domain;

import org.jspecify.annotations.NullMarked;
