package city.renewal.notification.domain.order;

import city.renewal.notification.domain.condition.MessageKind;

/**
 * A pending notification of an order's change. It is stored in the order's own document, so that no crash loses it.
 *
 * @param round number of its answer cycle, under its stored name
 * @param address see {@link city.renewal.notification.domain.recipient.Recipient#address}
 */
public record OrderNotice(MessageKind kind, int round, String address, String addressee) {}
