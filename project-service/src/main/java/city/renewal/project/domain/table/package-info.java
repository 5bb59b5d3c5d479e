/** Tables filled in by users: columns, rows and violations of cells. */
@NullMarked
package city.renewal.project.domain.table;

import org.jspecify.annotations.NullMarked;
