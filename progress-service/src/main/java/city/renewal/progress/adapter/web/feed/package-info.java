/** HTTP interface of calendar feeds. */
@NullMarked
package city.renewal.progress.adapter.web.feed;

import org.jspecify.annotations.NullMarked;
