/** The HTTP interface of alert kinds, policies, routing and templates. */
@NullMarked
package city.renewal.notification.adapter.web.rules;

import org.jspecify.annotations.NullMarked;
