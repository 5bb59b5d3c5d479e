/** RFC 9457 problems for failures that the gateway itself answers. */
@NullMarked
package city.renewal.gateway.problems;

import org.jspecify.annotations.NullMarked;
