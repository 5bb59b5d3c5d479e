package city.renewal.notification.adapter.web.alert;

import org.jspecify.annotations.Nullable;

/** The body of an acknowledgement; all fields are optional. */
record AcknowledgementBody(@Nullable String note) {}
