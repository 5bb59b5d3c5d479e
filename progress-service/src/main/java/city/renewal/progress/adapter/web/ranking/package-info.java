/** HTTP interface of rankings and bulletins. */
@NullMarked
package city.renewal.progress.adapter.web.ranking;

import org.jspecify.annotations.NullMarked;
