/** Schedules from other programs, before they are converted to plans. */
@NullMarked
package city.renewal.project.domain.schedulefile;

import org.jspecify.annotations.NullMarked;
