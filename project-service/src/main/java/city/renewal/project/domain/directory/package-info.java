/** The directory of people and units: comparison of names, and lookup by name. */
@NullMarked
package city.renewal.project.domain.directory;

import org.jspecify.annotations.NullMarked;
