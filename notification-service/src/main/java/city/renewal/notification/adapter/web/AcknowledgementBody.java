package city.renewal.notification.adapter.web;

import org.jspecify.annotations.Nullable;

/** What comes with an acknowledgement; all of it may be left out. */
record AcknowledgementBody(@Nullable String note) {}
