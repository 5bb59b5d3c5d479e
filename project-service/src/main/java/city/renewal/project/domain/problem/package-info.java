/** The problem list (问题清单): what may happen to a problem, and what it is afterwards. */
@NullMarked
package city.renewal.project.domain.problem;

import org.jspecify.annotations.NullMarked;
