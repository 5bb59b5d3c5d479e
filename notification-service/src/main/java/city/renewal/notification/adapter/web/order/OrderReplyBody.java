package city.renewal.notification.adapter.web.order;

import org.jspecify.annotations.Nullable;

/** The unit's answer in writing. */
record OrderReplyBody(@Nullable String answer) {}
