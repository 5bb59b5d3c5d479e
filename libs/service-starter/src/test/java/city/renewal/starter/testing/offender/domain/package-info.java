/** Classes that the layer rules must reject; nothing uses them. */
@NullMarked
package city.renewal.starter.testing.offender.domain;

import org.jspecify.annotations.NullMarked;
