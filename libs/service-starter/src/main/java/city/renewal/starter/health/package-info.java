/** Health checks with time limits. */
@NullMarked
package city.renewal.starter.health;

import org.jspecify.annotations.NullMarked;
