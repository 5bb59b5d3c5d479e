/** HTTP interface of photos. */
@NullMarked
package city.renewal.project.adapter.web.photo;

import org.jspecify.annotations.NullMarked;
