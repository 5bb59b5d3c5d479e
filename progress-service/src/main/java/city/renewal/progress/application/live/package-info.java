/** The live stream of changes. */
@NullMarked
package city.renewal.progress.application.live;

import org.jspecify.annotations.NullMarked;
