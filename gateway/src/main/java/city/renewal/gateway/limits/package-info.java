/** How much one caller may send, and how fast. */
@NullMarked
package city.renewal.gateway.limits;

import org.jspecify.annotations.NullMarked;
