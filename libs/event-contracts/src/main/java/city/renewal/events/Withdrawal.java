package city.renewal.events;

import java.time.Instant;

/** Why a project was taken out of its programme (撤项), by whom and when. */
public record Withdrawal(String reason, String withdrawnBy, Instant withdrawnAt) {}
