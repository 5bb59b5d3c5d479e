/** Site reports: observations of a node, made on a phone and possibly sent much later. No I/O. */
@NullMarked
package city.renewal.project.domain.report;

import org.jspecify.annotations.NullMarked;
