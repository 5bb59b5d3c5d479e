package city.renewal.notification.adapter.web.alert;

import city.renewal.notification.domain.routing.Matcher;
import city.renewal.notification.domain.routing.Silence;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A silence, and whether it holds now. */
record SilenceRow(
        String silenceId,
        Status status,
        String author,
        String reason,
        List<Matcher> match,
        Instant createdAt,
        Instant startsAt,
        Instant endsAt,
        @Nullable String endedBy) {
    enum Status {
        PENDING,
        ACTIVE,
        EXPIRED
    }

    static SilenceRow of(Silence silence, Instant now) {
        var later = silence.isActive(now) ? Status.ACTIVE : Status.EXPIRED;
        return new SilenceRow(
                silence.silenceId(),
                now.isBefore(silence.startsAt()) ? Status.PENDING : later,
                silence.author(),
                silence.reason(),
                silence.match(),
                silence.createdAt(),
                silence.startsAt(),
                silence.endsAt(),
                silence.endedBy());
    }
}
