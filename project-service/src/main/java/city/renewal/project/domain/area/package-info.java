/** The area tree (区—街—居): districts and their streets, with the codes of GB/T 2260 and below. */
@NullMarked
package city.renewal.project.domain.area;

import org.jspecify.annotations.NullMarked;
