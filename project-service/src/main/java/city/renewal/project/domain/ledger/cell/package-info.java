/** What the cell of a ledger means: texts, dates, numbers, money, predecessors, and the columns that hold them. */
@NullMarked
package city.renewal.project.domain.ledger.cell;

import org.jspecify.annotations.NullMarked;
