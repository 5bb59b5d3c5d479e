/** What the services' tests share: a store, a broker, tokens, a running service, and the rules that every service keeps. */
@NullMarked
package city.renewal.starter.testing;

import org.jspecify.annotations.NullMarked;
