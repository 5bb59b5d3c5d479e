/** What a ledger that is sent again changes in projects that are known, and what it may not change. */
@NullMarked
package city.renewal.project.domain.correction;

import org.jspecify.annotations.NullMarked;
