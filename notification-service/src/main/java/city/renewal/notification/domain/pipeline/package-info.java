/** The pipeline from a candidate to a decision: stages in a fixed order, each of which passes a value on or stops with a reason. */
@NullMarked
package city.renewal.notification.domain.pipeline;

import org.jspecify.annotations.NullMarked;
