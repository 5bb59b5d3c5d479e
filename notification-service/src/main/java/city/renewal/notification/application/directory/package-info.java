/** People and units as this service knows them, their contacts, and the rights of the user who asks. */
@NullMarked
package city.renewal.notification.application.directory;

import org.jspecify.annotations.NullMarked;
