/** Confirms an e-mail address by a code that is sent to it. */
@NullMarked
package city.renewal.notification.application.confirmation;

import org.jspecify.annotations.NullMarked;
