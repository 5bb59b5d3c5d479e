/** Ports to stored alerts, decisions, groups and watched subjects. */
@NullMarked
package city.renewal.notification.application.alert;

import org.jspecify.annotations.NullMarked;
