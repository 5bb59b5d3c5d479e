/** Plausibility rules for amounts of money, shared by ledgers and the API. */
@NullMarked
package city.renewal.project.domain.money;

import org.jspecify.annotations.NullMarked;
