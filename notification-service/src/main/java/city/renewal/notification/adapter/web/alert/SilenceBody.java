package city.renewal.notification.adapter.web.alert;

import city.renewal.notification.adapter.web.MatcherBody;
import city.renewal.notification.domain.routing.SilenceTerms;
import city.renewal.starter.web.Violations;
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

    /** What was sent, checked; a refusal names every field that is wrong. */
    SilenceTerms read(Instant now) {
        var violations = new Violations();
        var matchers = MatcherBody.readAll("match", match, violations);
        var starts = Objects.requireNonNullElse(startsAt, now);
        var ends = endsAt;
        if (ends == null) {
            violations.add("endsAt", "must be given: a silence ends");
            // An end against which the other terms can be checked.
            ends = (starts.isAfter(now) ? starts : now).plusSeconds(1);
        }
        var until = ends;
        var terms = violations.construct(
                "", () -> SilenceTerms.from(now, matchers, Objects.requireNonNullElse(reason, ""), starts, until));
        violations.refuse();
        return Objects.requireNonNull(terms);
    }
}
