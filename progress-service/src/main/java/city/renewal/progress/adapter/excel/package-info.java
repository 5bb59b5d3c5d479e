/** Lists as workbooks, with the look of a government ledger. */
@NullMarked
package city.renewal.progress.adapter.excel;

import org.jspecify.annotations.NullMarked;
