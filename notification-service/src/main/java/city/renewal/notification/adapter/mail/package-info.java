/** Messages as e-mail, over SMTP. */
@NullMarked
package city.renewal.notification.adapter.mail;

import org.jspecify.annotations.NullMarked;
