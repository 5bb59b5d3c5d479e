package city.renewal.notification.adapter.web;

import org.jspecify.annotations.Nullable;

/** The unit's answer in writing. */
record OrderReplyBody(@Nullable String answer) {}
