/** The directory of people and units: how their names are compared, and whom a name means. */
@NullMarked
package city.renewal.project.domain.directory;

import org.jspecify.annotations.NullMarked;
