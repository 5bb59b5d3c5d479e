/** One of two packages that depend on each other. */
@NullMarked
package city.renewal.starter.testing.offender.domain.second;

import org.jspecify.annotations.NullMarked;
