/** What happened to a project, with who and when, from the journal. */
@NullMarked
package city.renewal.progress.application.history;

import org.jspecify.annotations.NullMarked;
