package city.renewal.project.adapter.web;

import city.renewal.project.application.Expected;
import city.renewal.starter.web.Etags;
import city.renewal.starter.web.Problem;
import org.jspecify.annotations.Nullable;

/** What {@code If-Match} and {@code If-None-Match} of a PUT say about what was there before. */
final class Preconditions {
    private Preconditions() {}

    static Expected of(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
        if (ifNoneMatch != null) {
            if (ifMatch != null || !ifNoneMatch.strip().equals("*")) {
                throw Problem.invalid("If-None-Match", "must be * and stand without If-Match");
            }
            return new Expected.Absent();
        }
        if (ifMatch == null) {
            return new Expected.Unsaid();
        }
        var version = Etags.optional(ifMatch);
        return version == null ? new Expected.Present() : new Expected.Version(version);
    }
}
