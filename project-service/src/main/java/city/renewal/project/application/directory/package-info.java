/** The directory of people and units, its import, and the lookup in it. */
@NullMarked
package city.renewal.project.application.directory;

import org.jspecify.annotations.NullMarked;
