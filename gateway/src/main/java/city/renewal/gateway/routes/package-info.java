/** The routes of the public interface, as one table. */
@NullMarked
package city.renewal.gateway.routes;

import org.jspecify.annotations.NullMarked;
