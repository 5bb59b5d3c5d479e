/** The format of log lines. */
@NullMarked
package city.renewal.gateway.logs;

import org.jspecify.annotations.NullMarked;
