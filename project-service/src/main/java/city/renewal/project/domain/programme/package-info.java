/** The programme (年度攻坚计划): what a year's projects share. Pure. */
@NullMarked
package city.renewal.project.domain.programme;

import org.jspecify.annotations.NullMarked;
