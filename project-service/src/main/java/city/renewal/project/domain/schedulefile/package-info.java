/** Schedules as other programs wrote them, before they become plans. */
@NullMarked
package city.renewal.project.domain.schedulefile;

import org.jspecify.annotations.NullMarked;
