/** The HTTP interface of alerts, inboxes, supervision orders, rules and deliveries. */
@NullMarked
package city.renewal.notification.adapter.web;

import org.jspecify.annotations.NullMarked;
