/** Metric names, each declared once. */
@NullMarked
package city.renewal.starter.metrics;

import org.jspecify.annotations.NullMarked;
