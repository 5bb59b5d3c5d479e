/** The verification of bearer tokens: the issuer's keys, the checks, and the cache of verified tokens. */
@NullMarked
package city.renewal.gateway.tokens;

import org.jspecify.annotations.NullMarked;
