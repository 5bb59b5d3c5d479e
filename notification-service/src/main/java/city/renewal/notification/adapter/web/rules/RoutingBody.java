package city.renewal.notification.adapter.web.rules;

import org.jspecify.annotations.Nullable;

/** The routing tree as an administrator sends it. */
record RoutingBody(@Nullable RouteBody root) {}
