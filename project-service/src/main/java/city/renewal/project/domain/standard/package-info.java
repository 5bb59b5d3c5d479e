/** Assessment standards: versioned lists of items with their maximum deductions. */
@NullMarked
package city.renewal.project.domain.standard;

import org.jspecify.annotations.NullMarked;
