/** The platform's single entry point: authenticates callers, limits their rates and routes requests; it has no domain rules. */
@NullMarked
package city.renewal.gateway;

import org.jspecify.annotations.NullMarked;
