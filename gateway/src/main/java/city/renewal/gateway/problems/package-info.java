/** Failures that the gateway itself answers, as RFC 9457 problems. */
@NullMarked
package city.renewal.gateway.problems;

import org.jspecify.annotations.NullMarked;
