/** HTTP interface of the lists. */
@NullMarked
package city.renewal.progress.adapter.web.list;

import org.jspecify.annotations.NullMarked;
