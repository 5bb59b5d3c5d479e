/** Circuit breakers of resilience4j. */
@NullMarked
package city.renewal.notification.adapter.breaker;

import org.jspecify.annotations.NullMarked;
