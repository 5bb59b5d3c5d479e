/** What a use case sees of a stored aggregate: its state and version, and how a change of it is stored. */
@NullMarked
package city.renewal.starter.aggregate;

import org.jspecify.annotations.NullMarked;
