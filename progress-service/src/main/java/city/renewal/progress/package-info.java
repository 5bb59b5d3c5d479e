/** Folds facts into lists, lights and figures; decides nothing. */
@NullMarked
package city.renewal.progress;

import org.jspecify.annotations.NullMarked;
