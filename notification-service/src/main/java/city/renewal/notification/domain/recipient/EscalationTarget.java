package city.renewal.notification.domain.recipient;

/** A level of the escalation chain with its recipient. */
public record EscalationTarget(EscalationLevel escalationLevel, Recipient recipient) {
    public int level() {
        return escalationLevel.number();
    }
}
