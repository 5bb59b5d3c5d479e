package city.renewal.progress.application;

import city.renewal.events.Envelope;
import java.time.LocalDate;
import java.util.List;

/** Keeps of each supervision order what a bulletin says of it while it is open. */
public interface OpenOrders {
    /**
     * An order that is not filed.
     *
     * @param colour {@code BLUE}, {@code YELLOW} or {@code RED}
     * @param answerDue the last day on which the next answer is in time
     * @param answered whether an answer waits to be judged
     */
    record OpenOrder(
            String orderId, String number, String colour, String unit, LocalDate answerDue, boolean answered) {}

    /** Takes facts about orders; one at or below what is known of its order changes nothing. */
    void keep(List<Envelope<?>> facts);

    /** Those of a programme, the first due first. */
    List<OpenOrder> of(String programmeId);
}
