/** What the services' tests have alike: an issuer, real backends, and rules that hold for each of them. */
@NullMarked
package city.renewal.starter.testing;

import org.jspecify.annotations.NullMarked;
