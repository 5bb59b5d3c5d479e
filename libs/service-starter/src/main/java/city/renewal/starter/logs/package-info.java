/** Structured logging. */
@NullMarked
package city.renewal.starter.logs;

import org.jspecify.annotations.NullMarked;
