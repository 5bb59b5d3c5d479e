package city.renewal.notification.adapter.web.rules;

import city.renewal.notification.domain.routing.Grouping;
import city.renewal.notification.domain.routing.Grouping.How;
import city.renewal.notification.domain.routing.MatchField;
import city.renewal.starter.web.Violations;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Grouping as an administrator sends it.
 *
 * @param by PROJECT when it is left out with TOGETHER, nothing with DAILY
 * @param waitSeconds 30 when it is left out
 * @param intervalSeconds 300 when it is left out
 * @param repeatSeconds never when it is left out
 */
record GroupingBody(
        @Nullable How how,
        @Nullable List<@Nullable MatchField> by,
        @Nullable Integer waitSeconds,
        @Nullable Integer intervalSeconds,
        @Nullable Integer repeatSeconds) {

    /** Null if it is invalid, and then there are violations. */
    @Nullable
    Grouping read(String at, Violations violations) {
        var asked = violations.given(at + ".how", how);
        var fields = by == null ? null : violations.list(at + ".by", by, MatchField.values().length);
        if (asked == How.TOGETHER) {
            violations.check(
                    repeatSeconds == null || repeatSeconds != 0, at + ".repeatSeconds", "must be left out for never");
            return violations.construct(
                    at, () -> Grouping.together(fields, waitSeconds, intervalSeconds, repeatSeconds));
        }
        violations.check(
                waitSeconds == null && intervalSeconds == null && repeatSeconds == null,
                at,
                "must name seconds only with TOGETHER");
        return asked == null ? null : new Grouping(asked, fields == null ? List.of() : fields, 0, 0, 0);
    }
}
