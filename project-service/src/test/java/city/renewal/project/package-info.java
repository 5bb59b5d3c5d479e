/** Tests of the project service. */
@NullMarked
package city.renewal.project;

import org.jspecify.annotations.NullMarked;
