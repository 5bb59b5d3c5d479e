/** Corrections of existing projects by a ledger: what it changes, and what it may not change. */
@NullMarked
package city.renewal.project.domain.correction;

import org.jspecify.annotations.NullMarked;
