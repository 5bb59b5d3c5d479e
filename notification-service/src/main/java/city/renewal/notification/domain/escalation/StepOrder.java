package city.renewal.notification.domain.escalation;

import city.renewal.events.validation.FieldErrors;
import city.renewal.events.validation.InvalidRecord;
import city.renewal.notification.domain.condition.AlertKind;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The supervision order (督办单) that a policy's step issues to the unit when it is taken.
 *
 * @param colour null: by the alert's kind
 * @param answerWithinDays working days of the programme's calendar
 */
public record StepOrder(@Nullable OrderColour colour, int answerWithinDays) {
    /** The default. */
    public static final int USUAL_DAYS = 5;

    /** @throws InvalidRecord for other than 1 to 60 days */
    public StepOrder {
        InvalidRecord.unless(StepOrder.class, errors -> checkDays(errors, answerWithinDays));
    }

    /** The rule for the time that a unit has for its answer, wherever somebody gives one. */
    public static void checkDays(FieldErrors errors, int answerWithinDays) {
        errors.check(
                answerWithinDays >= 1 && answerWithinDays <= 60, "answerWithinDays", "must be 1 to 60 working days");
    }

    /** The colour of an order about an alert of that kind: blue before a date, red after it, yellow for all else. */
    public OrderColour colourFor(AlertKind kind) {
        var usual = switch (kind) {
            case OVERDUE -> OrderColour.RED;
            case DUE_SOON -> OrderColour.BLUE;
            default -> OrderColour.YELLOW;
        };
        return Objects.requireNonNullElse(colour, usual);
    }

    /** As an explanation names it. */
    public String text(AlertKind kind, String unitId) {
        return "a %s supervision order to unit %s, to be answered within %d working days"
                .formatted(colourFor(kind), unitId, answerWithinDays);
    }
}
