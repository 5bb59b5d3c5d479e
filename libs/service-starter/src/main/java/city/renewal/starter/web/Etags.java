package city.renewal.starter.web;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Versions as entity tags: {@code "7"}. A change names the version that it was made from in {@code If-Match}. */
public final class Etags {
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"([0-9]{1,18})\"");

    private Etags() {}

    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /**
     * The version that a change was made from.
     *
     * @return null when any version will do ({@code *})
     * @throws Problem 428 when the header is absent, 412 when it is no tag of ours
     */
    public static @Nullable Long required(@Nullable String ifMatch) {
        if (ifMatch == null) {
            throw absent();
        }
        return optional(ifMatch);
    }

    /** As {@link #required}, for a change that need not name a version. */
    public static @Nullable Long optional(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return null;
        }
        var tag = TAG.matcher(ifMatch.strip());
        if (!tag.matches()) {
            throw new Problem(
                    HttpStatus.PRECONDITION_FAILED,
                    "stale-version",
                    "%s is not an ETag that was given here".formatted(ifMatch),
                    List.of(new Violation("If-Match", "is not an ETag that was given here")));
        }
        return Long.valueOf(tag.group(1));
    }

    private static Problem absent() {
        return new Problem(
                HttpStatus.PRECONDITION_REQUIRED,
                "precondition-required",
                "Send If-Match with the ETag that your change was made from",
                List.of(new Violation("If-Match", "must be given")));
    }
}
