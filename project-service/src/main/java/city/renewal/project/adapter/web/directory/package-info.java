/** HTTP interface of people and units. */
@NullMarked
package city.renewal.project.adapter.web.directory;

import org.jspecify.annotations.NullMarked;
