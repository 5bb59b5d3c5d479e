package city.renewal.progress.application.figure;

import city.renewal.events.Envelope;
import java.time.LocalDate;
import java.util.List;

/** Stores the data of open supervision orders that bulletins show. */
public interface OpenOrders {
    /**
     * An order that is not filed.
     *
     * @param colour {@code BLUE}, {@code YELLOW} or {@code RED}
     * @param answerDue the last day for the next reply
     * @param answered whether a reply waits for a decision
     */
    record OpenOrder(
            String orderId, String number, String colour, String unit, LocalDate answerDue, boolean answered) {}

    /** Applies facts about orders; a fact that is not newer than the stored order changes nothing. */
    void apply(List<Envelope<?>> facts);

    /** The open orders of a programme, the earliest due date first. */
    List<OpenOrder> of(String programmeId);
}
