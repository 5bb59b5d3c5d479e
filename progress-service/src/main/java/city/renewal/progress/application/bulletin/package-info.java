/** Bulletins, numbered and frozen when they are published. */
@NullMarked
package city.renewal.progress.application.bulletin;

import org.jspecify.annotations.NullMarked;
