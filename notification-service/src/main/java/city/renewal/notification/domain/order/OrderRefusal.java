package city.renewal.notification.domain.order;

/** Why an order was not changed. */
public enum OrderRefusal {
    NOT_AWAITING_ANSWER,
    NOT_REPLIED,
    ALREADY_CLOSED,
    /** The project was taken out of its programme: no answer is owed. */
    PROJECT_WITHDRAWN,
    /** The person who answers may not review the answer. */
    OWN_ANSWER
}
