/** Puts the parts together for Spring. */
@NullMarked
package city.renewal.gateway.config;

import org.jspecify.annotations.NullMarked;
