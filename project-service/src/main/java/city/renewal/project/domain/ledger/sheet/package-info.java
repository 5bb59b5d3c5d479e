/** A ledger's sheet as it was read: header, rows, and the errors and warnings of its cells. */
@NullMarked
package city.renewal.project.domain.ledger.sheet;

import org.jspecify.annotations.NullMarked;
