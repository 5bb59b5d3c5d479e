/** HTTP interface of site reports. */
@NullMarked
package city.renewal.project.adapter.web.report;

import org.jspecify.annotations.NullMarked;
