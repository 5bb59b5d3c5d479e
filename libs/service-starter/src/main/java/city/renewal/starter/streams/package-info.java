/** Which event streams are open, and whose. */
@NullMarked
package city.renewal.starter.streams;

import org.jspecify.annotations.NullMarked;
