package city.renewal.notification.adapter.web.order;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Why an answer does not do, and by when another one is owed. A return takes no time from the unit: the day that it has is kept when it
 * is later than the one that is given.
 *
 * @param answerDue the last day for the next answer; or else
 * @param answerWithinDays so many working days after today; with both left out, as many as the order gave at first, 3 at least
 */
record OrderReturnBody(
        @Nullable String reason,
        @Nullable LocalDate answerDue,
        @Nullable Integer answerWithinDays) {}
