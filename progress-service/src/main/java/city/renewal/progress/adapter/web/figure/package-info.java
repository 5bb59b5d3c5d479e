/** HTTP interface of figures and sums. */
@NullMarked
package city.renewal.progress.adapter.web.figure;

import org.jspecify.annotations.NullMarked;
