/** HTTP interface of the live stream. */
@NullMarked
package city.renewal.progress.adapter.web.live;

import org.jspecify.annotations.NullMarked;
