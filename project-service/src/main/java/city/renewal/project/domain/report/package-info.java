/** Site reports: what somebody saw on a node, made on a phone, perhaps long ago. Pure. */
@NullMarked
package city.renewal.project.domain.report;

import org.jspecify.annotations.NullMarked;
