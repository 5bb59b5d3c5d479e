/**
 * The launcher behind {@code ./renewal}: starts the platform's processes, supervises them and ends them.
 *
 * <p>Plain Java without libraries, so that {@code status} answers at once and the launcher itself needs little memory.
 */
@NullMarked
package city.renewal.local.launcher;

import org.jspecify.annotations.NullMarked;
