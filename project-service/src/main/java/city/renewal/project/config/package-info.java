/** Wiring of the project service. */
@NullMarked
package city.renewal.project.config;

import org.jspecify.annotations.NullMarked;
