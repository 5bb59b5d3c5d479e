/** Classes that the layer rules must reject; nothing uses them. */
@NullMarked
package city.renewal.starter.testing.offender.adapter.mongo;

import org.jspecify.annotations.NullMarked;
