/** Whether a bearer token holds: the issuer's keys, the checks, and the memory of tokens already checked. */
@NullMarked
package city.renewal.gateway.tokens;

import org.jspecify.annotations.NullMarked;
