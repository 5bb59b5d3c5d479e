package city.renewal.notification.domain.orders;

import city.renewal.notification.domain.AlertKind;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The supervision order (督办单) that a policy's step issues to the unit when it is taken.
 *
 * @param colour null: as the matter has it
 * @param answerWithinDays working days of the programme's calendar
 */
public record StepOrder(@Nullable OrderColour colour, int answerWithinDays) {
    /** Unless somebody says otherwise. */
    public static final int USUAL_DAYS = 5;

    /** What an order about a matter of that kind looks like: blue before a date, red behind it, yellow for all else. */
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
