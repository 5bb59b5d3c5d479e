/** Folds facts into lists, lights and figures; takes no decisions of its own. */
@NullMarked
package city.renewal.progress;

import org.jspecify.annotations.NullMarked;
