/** Ledgers as .xlsx files: reading them in bounded memory, and writing the template. */
@NullMarked
package city.renewal.project.adapter.excel;

import org.jspecify.annotations.NullMarked;
