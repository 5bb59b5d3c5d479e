/** The service's figures for whoever is on call. */
@NullMarked
package city.renewal.progress.adapter.metrics;

import org.jspecify.annotations.NullMarked;
