package city.renewal.notification.adapter.web.alert;

import city.renewal.notification.application.delivery.Deliveries;
import city.renewal.notification.application.dispatch.DeliveriesOfAlert;
import city.renewal.notification.domain.alert.Alert;
import city.renewal.notification.domain.alert.Stage;
import city.renewal.notification.domain.alert.StageVerdict;
import city.renewal.notification.domain.alert.StopReason;
import city.renewal.notification.domain.alert.Trace;
import city.renewal.notification.domain.escalation.OrderColour;
import city.renewal.notification.domain.message.ChannelName;
import city.renewal.notification.domain.order.OrderState;
import city.renewal.notification.domain.order.SupervisionOrder;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Why an alert notified somebody or nobody, run by run of the pipeline.
 *
 * @param orders the supervision orders that steps of it issued, as far as the caller may see them
 * @param nextLookAt when it escalates, or is processed again; null when only a change can move it
 */
record ExplanationRow(
        String alertId,
        String policyId,
        int level,
        @Nullable Instant nextLookAt,
        List<Turn> turns,
        List<IssuedOrder> orders) {
    private static final Pattern MEANT = Pattern.compile("(message [0-9a-f]+)( by .*)?");

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
                    order.currentCycle().answerDue());
        }
    }

    /**
     * One run of the pipeline.
     *
     * @param toldPersonId the recipient; null when nobody was notified
     * @param deliveries of the message to the recipient, as the inbox and the ledger of deliveries have them
     */
    record Turn(
            Instant at,
            int level,
            @Nullable String toldPersonId,
            List<StageRow> stages,
            List<DeliveryLine> deliveries) {}

    /** @param target an inbox address, a webhook's id, a robot's name, or whose contact says the address */
    record DeliveryLine(String messageId, ChannelName channel, String target, Deliveries.State state) {
        static DeliveryLine of(DeliveriesOfAlert.MessageDelivery line) {
            return new DeliveryLine(line.messageId(), line.channel(), line.target(), line.state());
        }
    }

    /** @param stoppedBecause null when the stage let it pass */
    record StageRow(
            Stage stage,
            @Nullable StopReason stoppedBecause,
            String rule,
            @Nullable Instant until) {
        static StageRow of(StageVerdict note) {
            return new StageRow(note.stage(), note.reason(), note.rule(), note.until());
        }
    }

    static ExplanationRow of(
            Alert alert, List<IssuedOrder> orders, List<DeliveriesOfAlert.MessageDelivery> deliveries) {
        var turns = alert.trace().stream()
                .map(run -> turn(run, told(run, alert, deliveries)))
                .toList();
        return new ExplanationRow(alert.alertId(), alert.policyId(), alert.level(), alert.dueAt(), turns, orders);
    }

    private static Turn turn(Trace run, List<DeliveryLine> deliveries) {
        return new Turn(
                run.at(),
                run.level(),
                run.address(),
                run.notes().stream().map(note -> stage(note, deliveries)).toList(),
                deliveries);
    }

    private static List<DeliveryLine> told(Trace run, Alert alert, List<DeliveriesOfAlert.MessageDelivery> deliveries) {
        return alert.notified().stream()
                .filter(record -> record.personId().equals(run.address()) && record.level() == run.level())
                .flatMap(record ->
                        deliveries.stream().filter(line -> line.messageId().equals(record.messageId())))
                .map(DeliveryLine::of)
                .toList();
    }

    /** By which channels a message went is said by its lines, and not by what was meant when it was decided. */
    private static StageRow stage(StageVerdict note, List<DeliveryLine> deliveries) {
        var meant = MEANT.matcher(note.rule());
        if (note.stage() != Stage.DELIVER || !meant.matches()) {
            return StageRow.of(note);
        }
        var by = deliveries.stream()
                .map(line -> line.channel().name())
                .distinct()
                .collect(Collectors.joining(", "));
        var rule = by.isEmpty() ? meant.group(1) : "%s by %s".formatted(meant.group(1), by);
        return new StageRow(note.stage(), note.reason(), rule, note.until());
    }
}
