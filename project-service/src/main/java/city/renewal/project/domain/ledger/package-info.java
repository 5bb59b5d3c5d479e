/**
 * The ledger (台账), the sheet in which a programme is issued: parsing and validation. No I/O; the adapters read the file
 * formats.
 */
@NullMarked
package city.renewal.project.domain.ledger;

import org.jspecify.annotations.NullMarked;
