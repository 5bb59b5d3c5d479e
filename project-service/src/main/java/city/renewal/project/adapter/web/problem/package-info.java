/** HTTP interface of problems and assessment standards. */
@NullMarked
package city.renewal.project.adapter.web.problem;

import org.jspecify.annotations.NullMarked;
