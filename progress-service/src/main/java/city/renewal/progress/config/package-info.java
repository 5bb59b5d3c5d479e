/** Wires the service. */
@NullMarked
package city.renewal.progress.config;

import org.jspecify.annotations.NullMarked;
