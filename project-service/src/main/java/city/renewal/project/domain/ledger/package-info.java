/**
 * The ledger (台账): the sheet that a programme is issued as, what a good one means and what makes one refused. Pure;
 * which file format the sheet came in is an adapter's matter.
 */
@NullMarked
package city.renewal.project.domain.ledger;

import org.jspecify.annotations.NullMarked;
