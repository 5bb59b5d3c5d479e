package city.renewal.project.adapter.web;

import city.renewal.project.application.command.ExpectedState;
import city.renewal.starter.web.Etags;
import city.renewal.starter.web.Problem;
import org.jspecify.annotations.Nullable;

/** Converts {@code If-Match} and {@code If-None-Match} of a PUT to the expected state. */
public final class ConditionalHeaders {
    private ConditionalHeaders() {}

    public static ExpectedState of(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
        if (ifNoneMatch != null) {
            if (ifMatch != null || !ifNoneMatch.strip().equals("*")) {
                throw Problem.invalid("If-None-Match", "must be * and stand without If-Match");
            }
            return new ExpectedState.Absent();
        }
        if (ifMatch == null) {
            return new ExpectedState.Unspecified();
        }
        var version = Etags.optional(ifMatch);
        return version == null ? new ExpectedState.Present() : new ExpectedState.Version(version);
    }
}
