/** Spreadsheet files: reads ledgers and tables in bounded memory, and writes templates. */
@NullMarked
package city.renewal.project.adapter.excel;

import org.jspecify.annotations.NullMarked;
