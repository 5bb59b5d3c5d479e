/** Puts the service together. */
@NullMarked
package city.renewal.notification.config;

import org.jspecify.annotations.NullMarked;
