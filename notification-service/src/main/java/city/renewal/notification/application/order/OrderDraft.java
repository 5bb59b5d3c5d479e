package city.renewal.notification.application.order;

import city.renewal.events.validation.InvalidRecord;
import city.renewal.notification.domain.escalation.OrderColour;
import city.renewal.notification.domain.escalation.StepOrder;
import city.renewal.notification.domain.order.OrderText;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An order as somebody asks for it.
 *
 * @param nodeId null: about the project as a whole
 * @param unitId null: the unit that answers for it
 */
public record OrderDraft(
        String projectId,
        @Nullable String nodeId,
        @Nullable String unitId,
        OrderColour colour,
        OrderText text,
        AnswerBy answerBy) {
    /** By when the unit is to answer. */
    public sealed interface AnswerBy {
        /** So many working days after the day of issue, in the programme's calendar. */
        record WorkingDays(int answerWithinDays) implements AnswerBy {
            /** @throws InvalidRecord for other than 1 to 60 days */
            public WorkingDays {
                InvalidRecord.unless(WorkingDays.class, errors -> StepOrder.checkDays(errors, answerWithinDays));
            }
        }

        record Day(LocalDate day) implements AnswerBy {}
    }
}
