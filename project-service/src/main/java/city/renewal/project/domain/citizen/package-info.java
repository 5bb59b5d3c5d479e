/** Citizens' reports (随手拍): their content, the visibility of each part, and their moderation. */
@NullMarked
package city.renewal.project.domain.citizen;

import org.jspecify.annotations.NullMarked;
