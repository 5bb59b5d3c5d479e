package city.renewal.events;

import java.time.Instant;

/** The removal of a project from its programme (撤项): reason, person and instant. */
public record Withdrawal(String reason, String withdrawnBy, Instant withdrawnAt) {}
