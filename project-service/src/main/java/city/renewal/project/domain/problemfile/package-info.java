/** Workbooks of problems: what their cells mean. */
@NullMarked
package city.renewal.project.domain.problemfile;

import org.jspecify.annotations.NullMarked;
