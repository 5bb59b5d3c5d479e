package city.renewal.notification.domain.routing;

import city.renewal.events.validation.InvalidRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a silence holds back, why, and for how long.
 *
 * @param match not only what is <em>not</em> silenced
 * @param endsAt after startsAt, 90 days later at most
 */
public record SilenceTerms(List<Matcher> match, String reason, Instant startsAt, Instant endsAt) {
    public static final int MOST_MATCHERS = 20;
    private static final Duration LONGEST = Duration.ofDays(90);
    private static final int LONGEST_REASON = 500;

    /** @throws InvalidRecord with every term that can't be */
    public SilenceTerms {
        var matchers = List.copyOf(match);
        InvalidRecord.unless(SilenceTerms.class, errors -> {
            errors.list("match", matchers, MOST_MATCHERS);
            errors.check(
                    matchers.stream().anyMatch(matcher -> matcher.is() != Matcher.Is.NONE_OF),
                    "match",
                    "must say what is silenced, not only what is not");
            errors.note("reason", reason, LONGEST_REASON);
            errors.check(endsAt.isAfter(startsAt), "endsAt", "must lie after now and startsAt");
            errors.check(
                    !endsAt.isAfter(startsAt.plus(LONGEST)),
                    "endsAt",
                    "must lie at most %d days after startsAt".formatted(LONGEST.toDays()));
        });
        match = matchers;
    }

    /**
     * Of a silence that is given now.
     *
     * @throws InvalidRecord as the constructor does, and for an end that is past
     */
    public static SilenceTerms from(Instant now, List<Matcher> match, String reason, Instant startsAt, Instant endsAt) {
        var terms = new SilenceTerms(match, reason, startsAt, endsAt);
        InvalidRecord.unless(
                SilenceTerms.class,
                errors -> errors.check(endsAt.isAfter(now), "endsAt", "must lie after now and startsAt"));
        return terms;
    }
}
