/** The problem list (问题清单): decisions on problems, and their resulting states. */
@NullMarked
package city.renewal.project.domain.problem;

import org.jspecify.annotations.NullMarked;
