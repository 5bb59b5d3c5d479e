/** Ports to stored progress: progress documents, rows and the journal, with their versions. */
@NullMarked
package city.renewal.progress.application.state;

import org.jspecify.annotations.NullMarked;
