/** HTTP interface of citizens' reports: Open311 GeoReport v2 and its moderation. */
@NullMarked
package city.renewal.project.adapter.web.citizen;

import org.jspecify.annotations.NullMarked;
