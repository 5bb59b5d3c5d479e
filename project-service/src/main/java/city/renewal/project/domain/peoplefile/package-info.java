/** Files of people and units that districts maintain: parsing into directory entries. */
@NullMarked
package city.renewal.project.domain.peoplefile;

import org.jspecify.annotations.NullMarked;
