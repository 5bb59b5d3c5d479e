/** The authorisation code flow of the pages, on the gateway's own origin. */
@NullMarked
package city.renewal.gateway.signin;

import org.jspecify.annotations.NullMarked;
