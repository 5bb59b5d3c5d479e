/** The ledger template. */
@NullMarked
package city.renewal.project.adapter.excel.template;

import org.jspecify.annotations.NullMarked;
