/** The pages that the gateway serves: their content security policy, and the files that a phone caches. */
@NullMarked
package city.renewal.gateway.pages;

import org.jspecify.annotations.NullMarked;
