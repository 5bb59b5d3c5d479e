/** Imports ledgers: checks, dry run, creation and update. */
@NullMarked
package city.renewal.project.application.ledger;

import org.jspecify.annotations.NullMarked;
