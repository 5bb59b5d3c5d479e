/** Limits of body sizes and request rates per caller. */
@NullMarked
package city.renewal.gateway.limits;

import org.jspecify.annotations.NullMarked;
