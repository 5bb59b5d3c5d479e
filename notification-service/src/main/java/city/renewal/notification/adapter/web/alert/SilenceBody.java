package city.renewal.notification.adapter.web.alert;

import city.renewal.notification.adapter.web.MatcherBody;
import city.renewal.notification.domain.routing.Matcher;
import city.renewal.starter.web.Violations;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A silence as it is sent; it begins now when {@code startsAt} is left out. */
record SilenceBody(
        @Nullable List<@Nullable MatcherBody> match,
        @Nullable String reason,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt) {
    private static final Duration LONGEST = Duration.ofDays(90);

    /** What was sent, checked. */
    record ParsedSilence(List<Matcher> match, String reason, Instant startsAt, Instant endsAt) {}

    ParsedSilence read(Instant now) {
        var violations = new Violations();
        var matchers = MatcherBody.readAll("match", match, violations);
        violations.check(
                matchers.stream().anyMatch(matcher -> matcher.is() != Matcher.Is.NONE_OF),
                "match",
                "must say what is silenced, not only what is not");
        var why = violations.note("reason", reason, 500);
        var starts = Objects.requireNonNullElse(startsAt, now);
        var ends = endsAt;
        if (ends == null) {
            violations.add("endsAt", "must be given: a silence ends");
            ends = now;
        } else {
            violations.check(ends.isAfter(now) && ends.isAfter(starts), "endsAt", "must lie after now and startsAt");
            violations.check(
                    !ends.isAfter(starts.plus(LONGEST)),
                    "endsAt",
                    "must lie at most %d days after startsAt".formatted(LONGEST.toDays()));
        }
        violations.refuse();
        return new ParsedSilence(matchers, why, starts, ends);
    }
}
