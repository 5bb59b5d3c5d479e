/** City-level tasks (市级任务), which district projects carry. */
@NullMarked
package city.renewal.project.domain.citytask;

import org.jspecify.annotations.NullMarked;
