/** The use cases of the service, and the ports that they need. */
@NullMarked
package city.renewal.progress.application;

import org.jspecify.annotations.NullMarked;
