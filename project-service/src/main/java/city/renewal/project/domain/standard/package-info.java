/** Assessment standards: versioned lists of items with the points that each may lose. */
@NullMarked
package city.renewal.project.domain.standard;

import org.jspecify.annotations.NullMarked;
