/** Test support of all services: a store, a broker, tokens, a running service, contracts and architecture rules. */
@NullMarked
package city.renewal.starter.testing;

import org.jspecify.annotations.NullMarked;
