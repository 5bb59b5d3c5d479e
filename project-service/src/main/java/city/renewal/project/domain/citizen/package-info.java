/** Citizens' reports (随手拍): what they hold, who may see which part, and what becomes of them. */
@NullMarked
package city.renewal.project.domain.citizen;

import org.jspecify.annotations.NullMarked;
