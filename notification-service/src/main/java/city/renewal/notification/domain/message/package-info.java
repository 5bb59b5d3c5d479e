/** What is sent: messages, their templates, and the contacts and channels that they go to. */
@NullMarked
package city.renewal.notification.domain.message;

import org.jspecify.annotations.NullMarked;
