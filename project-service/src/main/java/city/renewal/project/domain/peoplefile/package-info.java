/** Files of people and units, as districts keep them: what their cells mean, and what of the directory follows from them. */
@NullMarked
package city.renewal.project.domain.peoplefile;

import org.jspecify.annotations.NullMarked;
