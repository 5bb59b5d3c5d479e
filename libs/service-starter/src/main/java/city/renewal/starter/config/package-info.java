/** Spring configuration of the starter. */
@NullMarked
package city.renewal.starter.config;

import org.jspecify.annotations.NullMarked;
