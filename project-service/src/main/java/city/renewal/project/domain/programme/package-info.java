/** The programme (年度攻坚计划), which groups the projects of a year. No I/O. */
@NullMarked
package city.renewal.project.domain.programme;

import org.jspecify.annotations.NullMarked;
