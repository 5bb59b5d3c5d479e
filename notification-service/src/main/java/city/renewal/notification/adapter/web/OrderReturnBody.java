package city.renewal.notification.adapter.web;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Why an answer does not do, and by when another one is owed; 3 working days when that is left out. */
record OrderReturnBody(
        @Nullable String reason,
        @Nullable LocalDate answerDue,
        @Nullable Integer answerWithinDays) {}
