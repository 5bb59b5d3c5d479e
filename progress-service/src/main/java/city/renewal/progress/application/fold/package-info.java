/** Folds batches of facts into progress documents, and sweeps those whose standing changes with time. */
@NullMarked
package city.renewal.progress.application.fold;

import org.jspecify.annotations.NullMarked;
