package city.renewal.starter.web;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Converts versions to entity tags such as {@code "7"} and back. A change sends the version that it is based on in
 * {@code If-Match}.
 */
public final class Etags {
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"([0-9]{1,18})\"");

    private Etags() {}

    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /**
     * The version that a change is based on.
     *
     * @return null if any version is accepted ({@code *})
     * @throws Problem 428 if the header is absent, 412 if it is not a valid tag
     */
    public static @Nullable Long required(@Nullable String ifMatch) {
        if (ifMatch == null) {
            throw absent();
        }
        return optional(ifMatch);
    }

    /** As {@link #required}, for a change that may omit the version. */
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
