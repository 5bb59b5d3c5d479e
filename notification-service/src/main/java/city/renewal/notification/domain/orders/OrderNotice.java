package city.renewal.notification.domain.orders;

import city.renewal.notification.domain.MessageKind;

/**
 * Something that a recipient is yet to be told of an order. It waits in the order's own document, so that no crash loses it.
 *
 * @param round in which it came up
 * @param address see {@link city.renewal.notification.domain.Recipient#address}
 */
public record OrderNotice(MessageKind kind, int round, String address, String addressee) {}
