/** Renders messages from templates. */
@NullMarked
package city.renewal.notification.application.message;

import org.jspecify.annotations.NullMarked;
