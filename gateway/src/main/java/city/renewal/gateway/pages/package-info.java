/** The pages that the gateway serves: their content security policy, and what a phone keeps of them. */
@NullMarked
package city.renewal.gateway.pages;

import org.jspecify.annotations.NullMarked;
