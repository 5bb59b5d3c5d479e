package city.renewal.notification.domain.recipient;

import java.time.Instant;

/**
 * The record of a notification, written together with what is to be sent, before the message is stored.
 *
 * @param personId a person's id, or the address of an office's tray (see {@link Recipient#address})
 */
public record Notified(String personId, int level, Instant at, String messageId) {}
