/**
 * The one command: starts the platform's processes, watches over them, ends them.
 *
 * <p>Plain Java without a library, so that {@code status} answers at once and the launcher itself weighs little.
 */
@NullMarked
package city.renewal.local.launcher;

import org.jspecify.annotations.NullMarked;
