/** The embedded token issuer: OpenID Connect for the demonstration's invented users, on loopback only. */
@NullMarked
package city.renewal.local.issuer;

import org.jspecify.annotations.NullMarked;
