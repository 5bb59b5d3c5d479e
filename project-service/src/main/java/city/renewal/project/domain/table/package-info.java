/** Tables that people fill in: their columns, their rows, and what is wrong with a cell. */
@NullMarked
package city.renewal.project.domain.table;

import org.jspecify.annotations.NullMarked;
