/** Folds all facts again beside the live lists, compares, and switches. */
@NullMarked
package city.renewal.progress.application.rebuild;

import org.jspecify.annotations.NullMarked;
