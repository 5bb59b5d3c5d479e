package city.renewal.notification.domain.order;

/** The state of an order. */
public enum OrderState {
    /** The unit has not answered yet. */
    ISSUED,
    /** The unit answered, and the answer is not judged yet. */
    REPLIED,
    /** The answer was sent back; the unit has not answered again yet. */
    RETURNED,
    /** Filed: answered, or taken back. */
    CLOSED;

    public boolean awaitsAnswer() {
        return this == ISSUED || this == RETURNED;
    }
}
