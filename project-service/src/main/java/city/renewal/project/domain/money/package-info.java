/** What figures of money are plausible: one rule for ledgers and the API. */
@NullMarked
package city.renewal.project.domain.money;

import org.jspecify.annotations.NullMarked;
