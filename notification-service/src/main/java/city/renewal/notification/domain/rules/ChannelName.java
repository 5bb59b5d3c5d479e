package city.renewal.notification.domain.rules;

/** A way to a recipient. The inbox takes everything; the others are chosen step by step. */
public enum ChannelName {
    INBOX,
    WEBHOOK
}
