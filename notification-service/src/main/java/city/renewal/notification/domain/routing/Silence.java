package city.renewal.notification.domain.routing;

import city.renewal.events.validation.InvalidRecord;
import city.renewal.notification.domain.condition.AlertCandidate;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds back the notifications of matching alerts for a while. The alerts are raised and recorded all the same, and notify
 * when it ends if they are still open.
 *
 * @param author person who gave it
 * @param endsAt when it is over; ending it early moves this
 * @param endedBy who ended it early; null when nobody did
 */
public record Silence(
        String silenceId,
        String author,
        String reason,
        List<Matcher> match,
        Instant createdAt,
        Instant startsAt,
        Instant endsAt,
        @Nullable String endedBy) {
    public Silence {
        match = List.copyOf(match);
        InvalidRecord.unless(
                Silence.class,
                errors -> errors.check(!endsAt.isBefore(startsAt), "endsAt", "must not lie before startsAt"));
    }

    /** As somebody gives it. */
    public static Silence given(String silenceId, String author, SilenceTerms terms, Instant now) {
        return new Silence(
                silenceId, author, terms.reason(), terms.match(), now, terms.startsAt(), terms.endsAt(), null);
    }

    public boolean isActive(Instant now) {
        return !now.isBefore(startsAt) && now.isBefore(endsAt);
    }

    public boolean covers(AlertCandidate candidate, int level, Instant now) {
        return isActive(now) && Matcher.all(match, candidate, level);
    }

    /** The same, over at this instant; unchanged when it is over already. */
    public Silence endedAt(Instant now, String by) {
        return now.isBefore(endsAt)
                ? new Silence(
                        silenceId, author, reason, match, createdAt, startsAt.isAfter(now) ? now : startsAt, now, by)
                : this;
    }

    /** As an explanation names it. */
    public String text() {
        return "silence %s by %s until %s: %s".formatted(silenceId, author, endsAt, reason);
    }
}
