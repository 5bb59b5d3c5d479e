/** Registry of open event streams. */
@NullMarked
package city.renewal.starter.streams;

import org.jspecify.annotations.NullMarked;
