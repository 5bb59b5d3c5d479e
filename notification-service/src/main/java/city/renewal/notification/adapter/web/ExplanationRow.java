package city.renewal.notification.adapter.web;

import city.renewal.notification.domain.Alert;
import city.renewal.notification.domain.Note;
import city.renewal.notification.domain.Stage;
import city.renewal.notification.domain.StopReason;
import city.renewal.notification.domain.orders.OrderColour;
import city.renewal.notification.domain.orders.OrderState;
import city.renewal.notification.domain.orders.SupervisionOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why somebody was or wasn't told of an alert, turn by turn.
 *
 * @param orders the supervision orders that steps of it issued, as far as the caller may see them
 * @param nextLookAt when it climbs next, or is looked at again; null when only a change can move it
 */
record ExplanationRow(
        String alertId,
        String policyId,
        int level,
        @Nullable Instant nextLookAt,
        List<Turn> turns,
        List<IssuedOrder> orders) {
    /** @param level whose step issued it */
    record IssuedOrder(
            int level, String orderId, String number, OrderColour colour, OrderState state, LocalDate answerDue) {
        static IssuedOrder of(int level, SupervisionOrder order) {
            return new IssuedOrder(
                    level,
                    order.orderId(),
                    order.number().text(),
                    order.colour(),
                    order.state(),
                    order.round().answerDue());
        }
    }

    /** @param toldPersonId null when nobody was told */
    record Turn(Instant at, int level, @Nullable String toldPersonId, List<StageRow> stages) {}

    /** @param stoppedBecause null when the stage let it pass */
    record StageRow(
            Stage stage,
            @Nullable StopReason stoppedBecause,
            String rule,
            @Nullable Instant until) {
        static StageRow of(Note note) {
            return new StageRow(note.stage(), note.reason(), note.rule(), note.until());
        }
    }

    static ExplanationRow of(Alert alert, List<IssuedOrder> orders) {
        var turns = alert.trace().stream()
                .map(turn -> new Turn(
                        turn.at(),
                        turn.level(),
                        turn.address(),
                        turn.notes().stream().map(StageRow::of).toList()))
                .toList();
        return new ExplanationRow(alert.alertId(), alert.policyId(), alert.level(), alert.dueAt(), turns, orders);
    }
}
