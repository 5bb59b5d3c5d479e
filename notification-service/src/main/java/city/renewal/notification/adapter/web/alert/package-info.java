/** The HTTP interface of alerts, silences and the audit of alerts. */
@NullMarked
package city.renewal.notification.adapter.web.alert;

import org.jspecify.annotations.NullMarked;
