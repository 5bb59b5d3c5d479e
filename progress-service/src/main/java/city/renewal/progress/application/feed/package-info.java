/** Calendar feeds of due dates. */
@NullMarked
package city.renewal.progress.application.feed;

import org.jspecify.annotations.NullMarked;
