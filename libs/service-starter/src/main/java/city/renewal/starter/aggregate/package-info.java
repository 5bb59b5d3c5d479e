/** The port through which use cases read and change aggregates. */
@NullMarked
package city.renewal.starter.aggregate;

import org.jspecify.annotations.NullMarked;
