package city.renewal.notification.adapter.web;

import city.renewal.starter.web.Etags;
import city.renewal.starter.web.Problem;
import city.renewal.starter.web.Violation;
import java.util.List;
import org.springframework.http.HttpStatus;

/** The refusal of a change that was made from rules that somebody has replaced since. */
public final class StaleRules {
    private StaleRules() {}

    public static Problem problem(long current) {
        return new Problem(
                HttpStatus.PRECONDITION_FAILED,
                "stale-version",
                "Your change was not made from the newest version, which is %s".formatted(Etags.of(current)),
                List.of(new Violation("If-Match", "is not the newest version")));
    }
}
