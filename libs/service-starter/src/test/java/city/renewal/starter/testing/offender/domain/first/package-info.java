/** One of two packages that depend on each other. */
@NullMarked
package city.renewal.starter.testing.offender.domain.first;

import org.jspecify.annotations.NullMarked;
