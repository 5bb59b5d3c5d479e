package city.renewal.project.domain.photo;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The byte range of an upload request, as in {@code Content-Range: bytes first-last/total} (RFC 9110, 14.4).
 *
 * @param first offset of the first byte, from 0
 * @param end offset behind the last byte; equal to {@code first} for a request without bytes, which queries the
 *     progress
 * @param total size of the whole photo
 */
public record ContentRange(long first, long end, long total) {
    private static final Pattern BYTES = Pattern.compile("bytes ([0-9]{1,12})-([0-9]{1,12})/([0-9]{1,12})");
    private static final Pattern STATUS_QUERY = Pattern.compile("bytes \\*/([0-9]{1,12})");

    public static ContentRange whole(long total) {
        return new ContentRange(0, total, total);
    }

    /** Empty if the text is not a range, or an inconsistent one: last before first, or outside the total. */
    public static Optional<ContentRange> parse(String header) {
        var question = STATUS_QUERY.matcher(header);
        if (question.matches()) {
            return Optional.of(new ContentRange(0, 0, Long.parseLong(question.group(1))));
        }
        var bytes = BYTES.matcher(header);
        if (!bytes.matches()) {
            return Optional.empty();
        }
        var first = Long.parseLong(bytes.group(1));
        var last = Long.parseLong(bytes.group(2));
        var total = Long.parseLong(bytes.group(3));
        return (first <= last && last < total)
                ? Optional.of(new ContentRange(first, last + 1, total))
                : Optional.empty();
    }

    public long length() {
        return end - first;
    }

    /** Whether the request only queries the upload's progress: {@code bytes *}{@code /total}. */
    public boolean isStatusQuery() {
        return length() == 0;
    }
}
