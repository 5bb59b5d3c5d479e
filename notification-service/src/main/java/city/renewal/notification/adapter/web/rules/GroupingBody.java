package city.renewal.notification.adapter.web.rules;

import city.renewal.notification.domain.routing.Grouping;
import city.renewal.notification.domain.routing.Grouping.How;
import city.renewal.notification.domain.routing.MatchField;
import city.renewal.starter.web.Violations;
import java.util.List;
import java.util.Objects;
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
    private static final int A_DAY = 86_400;
    private static final int A_MONTH = 31 * A_DAY;

    Grouping read(String at, Violations violations) {
        var asked = violations.given(at + ".how", how);
        var fields = by == null
                ? asked == How.TOGETHER ? List.of(MatchField.PROJECT) : List.<MatchField>of()
                : violations.list(at + ".by", by, MatchField.values().length);
        if (asked != How.TOGETHER) {
            violations.check(
                    waitSeconds == null && intervalSeconds == null && repeatSeconds == null,
                    at,
                    "must name seconds only with TOGETHER");
            return new Grouping(asked == null ? How.EACH : asked, fields, 0, 0, 0);
        }
        var interval = seconds(at + ".intervalSeconds", intervalSeconds, 300, 1, A_DAY, violations);
        var repeat = repeatSeconds == null
                ? 0
                : seconds(at + ".repeatSeconds", repeatSeconds, 0, Math.max(1, interval), A_MONTH, violations);
        return new Grouping(
                How.TOGETHER,
                fields,
                seconds(at + ".waitSeconds", waitSeconds, 30, 0, A_DAY, violations),
                interval,
                repeat);
    }

    private static int seconds(
            String at, @Nullable Integer sent, int otherwise, int least, int most, Violations violations) {
        var seconds = Objects.requireNonNullElse(sent, otherwise);
        violations.check(
                seconds >= least && seconds <= most, at, "must be %d to %d, but is %d".formatted(least, most, seconds));
        return seconds;
    }
}
